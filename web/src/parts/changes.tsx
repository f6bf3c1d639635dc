import type { EvaluationCase } from '../../../src/contract/evaluation.js';
import { creditsText, plural } from '../words.js';
import classes from './changes.module.css';

interface ChangesProps {
  readonly given: EvaluationCase;
  readonly onLine: (id: string) => void;
}

/** What is saved by the credit that counts, what would add more, and how the answer was found. */
export function Changes({ given, onLine }: ChangesProps) {
  const { evaluation } = given;
  if (evaluation === null) return null;
  const { saved, whatWouldChange, optimality, branches } = evaluation;
  const titleOf = (id: string) => {
    const line = given.lines.find((each) => each.id === id);
    return [line?.code, line?.title].filter(Boolean).join(' ');
  };
  return (
    <div className={classes['cards']}>
      <section>
        <h3>What you save</h3>
        <p>
          {plural(saved.courses, 'course')} that you need not take again
          {saved.money !== null && `, about ${moneyText(saved)} of tuition at ${saved.priceYear} prices`}.
        </p>
      </section>
      {whatWouldChange.length > 0 && (
        <section>
          <h3>What could add more</h3>
          <ul>
            {whatWouldChange.slice(0, 4).map(({ line, gainCredits }) => (
              <li key={line}>
                <button type="button" onClick={() => onLine(line)}>
                  {titleOf(line)}
                </button>
                : {creditsText(gainCredits)} credits, once settled
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>How it was found</h3>
        <p>
          {optimality.status === 'proven'
            ? 'Every allowed way to place these credits was considered: no plan under the rules applies more.'
            : `The best plan that was found. No plan can apply more than ${creditsText(optimality.bound[0] ?? '')} credits.`}
          {optimality.equalBest > 1 &&
            ` ${optimality.equalBest} plans are equally good; this is the first by the program’s order.`}
        </p>
        {branches.length > 0 && (
          <p>
            Your placement is not known yet. Depending on it,{' '}
            {branches.map(({ totals }) => creditsText(totals.applied)).join(' or ')} credits count.
          </p>
        )}
      </section>
    </div>
  );
}

function moneyText({
  money,
  currency,
}: {
  readonly money: string | null;
  readonly currency: string | null;
}): string {
  // A price is for reading here; credits never pass through this.
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: currency ?? 'USD',
    maximumFractionDigits: 0,
  }).format(BigInt((money ?? '0').split('.')[0]!));
}
