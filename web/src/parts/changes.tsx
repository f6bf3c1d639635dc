import { EQUAL_BEST_MAX, type EvaluationCase } from '../../../src/contract/evaluation.js';
import { creditsText, plural } from '../words.js';
import classes from './changes.module.css';

const HELPFUL_MAX = 4;

/** What an applicant can do about a line, by what would move it forward; the rest is the office's work. */
const SENDABLE: Readonly<Record<string, string>> = {
  'syllabus-approved': 'its syllabus',
  'credential-report': 'a course-by-course credential report',
  'pass-explained': 'a letter of the school about what a pass means',
  'final-grade': 'a transcript with the final grade',
  'score-confirmed': 'the official score report',
  'score-report': 'the official score report',
  'original-transcript': 'the transcript of the school where it was taken',
  'approved-after-entry': 'the approval that you got before you took it',
  'unit-confirmed': 'the key of the transcript, which says what a credit is,',
};

interface ChangesProps {
  readonly given: EvaluationCase;
  readonly onLine: (id: string) => void;
}

/** What is saved by the credit that counts, what would add more, and how the answer was found. */
export function Changes({ given, onLine }: ChangesProps) {
  const { evaluation } = given;
  if (evaluation === null) return null;
  const { saved, whatWouldChange, optimality, branches } = evaluation;
  const helpful = whatWouldChange.flatMap((each) => {
    const steps = each.change.split('+');
    const sent = steps.flatMap((step) => SENDABLE[step] ?? []);
    // A grade that is too low cannot be sent.
    if (sent.length === 0 || steps.includes('minimum-grade')) return [];
    return [{ ...each, sent: sent.join(' and '), isAll: sent.length === steps.length }];
  });
  const isSameInAll = new Set(branches.map(({ totals }) => totals.applied)).size === 1;
  const titleOf = (id: string) => {
    const line = given.lines.find((each) => each.id === id);
    return [line?.code, line?.title].filter(Boolean).join(' ');
  };
  return (
    <div className={classes['cards']}>
      <section>
        <h2>What you save</h2>
        <p>
          {plural(saved.courses, 'course')} that you need not take again
          {saved.money !== null && `, about ${moneyText(saved)} of tuition at ${saved.priceYear} prices`}.
        </p>
      </section>
      {given.state !== 'approved' && helpful.length > 0 && (
        <section>
          <h2>What you can send</h2>
          <ul>
            {helpful.slice(0, HELPFUL_MAX).map(({ line, sent, isAll, gainCredits }) => (
              <li key={line}>
                <button type="button" className="link" onClick={() => onLine(line)}>
                  {titleOf(line)}
                </button>
                : {sent} would settle {creditsText(gainCredits)} credits
                {!isAll && ', with what we still look into ourselves'}
              </li>
            ))}
          </ul>
          <p className="quiet small">Mail it to the registrar’s office or bring it to your consultation.</p>
        </section>
      )}
      <section>
        <h2>How it was found</h2>
        <p>
          {optimality.status === 'proven'
            ? 'Every allowed way to place these credits was considered: no plan under the rules applies more.'
            : 'The best plan that was found. ' +
              `No plan can apply more than ${creditsText(optimality.bound[0] ?? '')} credits.`}
          {optimality.equalBest > 1 &&
            ` ${manyText(optimality.equalBest)} plans are equally good; ` +
              'this is the first by the program’s order.'}
        </p>
        {branches.length > 0 && (
          <>
            <p>
              Your music placement is not known yet.
              {isSameInAll && ' The number of credits is the same whatever it will be:'}
            </p>
            <ul>
              {branches.map(({ placement, totals }) => (
                <li key={placement.theory}>
                  Starting with {placement.theory}, {creditsText(totals.applied)} count and{' '}
                  {creditsText(totals.remaining)} are left
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  );
}

function manyText(count: number): string {
  return count === EQUAL_BEST_MAX ? `${count} or more` : String(count);
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
