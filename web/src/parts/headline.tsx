import type { EvaluationCase } from '../../../src/contract/evaluation.js';
import { creditsBrought } from '../../../src/contract/line-groups.js';
import { creditsText } from '../words.js';
import classes from './headline.module.css';

/** The number that matters, in the largest type on the page, and the limit it is measured against. */
export function Headline({ evaluation }: { readonly evaluation: NonNullable<EvaluationCase['evaluation']> }) {
  const { totals, program, caps } = evaluation;
  return (
    <section className={classes['headline']} aria-label="The result">
      <p className={classes['sentence']}>
        <span className={classes['number']}>{creditsText(totals.applied)}</span>{' '}
        <span>
          of your {creditsText(creditsBrought(evaluation))} credits count toward this degree.{' '}
          <span className="quiet">
            {creditsText(totals.remaining)} of {creditsText(program.totalCredits)} are left to take.
          </span>
        </span>
      </p>
      <div className={classes['caps']}>
        {Object.entries(caps)
          .filter(([name, { applied }]) => name === 'transfer' || applied !== '0')
          .map(([name, { limit, applied }]) => (
            <CapBracket key={name} name={CAP_NAMES[name] ?? name} limit={limit} applied={applied} />
          ))}
      </div>
    </section>
  );
}

const CAP_NAMES: Readonly<Record<string, string>> = {
  transfer: 'transfer',
  'prior-learning': 'prior-learning',
};

/**
 * The bracket over the staves: how much of a limit is used. Width only; every figure stands beside it as
 * text.
 */
function CapBracket({
  name,
  limit,
  applied,
}: {
  readonly name: string;
  readonly limit: string;
  readonly applied: string;
}) {
  return (
    <div className={classes['cap']}>
      <meter className="unseen" min={0} max={Number.parseFloat(limit)} value={Number.parseFloat(applied)}>
        {applied} of {limit}
      </meter>
      <div className={classes['bracket']} aria-hidden>
        <span style={{ width: `calc(100% * (${applied}) / (${limit}))` }} />
      </div>
      <p className="small figures">
        <strong>{creditsText(applied)}</strong> of {creditsText(limit)} {name} credits used
      </p>
    </div>
  );
}
