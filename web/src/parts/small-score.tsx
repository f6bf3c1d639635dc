import { STATE_WORDS, type Staff } from '../../../src/contract/score.js';
import { creditsText } from '../words.js';
import { BarSign } from './bar-sign.js';
import { ScoreTable } from './score-table.js';
import score from './score.module.css';
import classes from './small-score.module.css';

interface SmallScoreProps {
  readonly title: string;
  readonly staves: readonly Staff[];
  /** What lines are called. */
  readonly names: Readonly<Record<string, string>>;
}

/** The score in small: the same bars and signs, to be looked at beside another. */
export function SmallScore({ title, staves, names }: SmallScoreProps) {
  const most = Math.max(...staves.map(({ bars }) => bars.length));
  return (
    <figure className={classes['small']}>
      <figcaption>{title}</figcaption>
      <div role="img" aria-label={`${title}: ${staves.map(staffText).join('; ')}`}>
        {staves.map((staff) => (
          <div key={staff.block} className={classes['staff']}>
            <span className="small quiet figures" aria-hidden>
              {staff.name} · {creditsText(staff.applied)}/{creditsText(staff.credits)}
            </span>
            <div className={score['bars']} style={{ width: `calc(100% * ${staff.bars.length} / ${most})` }}>
              {staff.bars.map((bar, at) => (
                <span
                  key={at}
                  className={score['bar']}
                  data-state={bar.state}
                  data-source={bar.source ?? undefined}
                >
                  <BarSign state={bar.state} source={bar.source} isUnknown={bar.isUnknown} />
                </span>
              ))}
            </div>
          </div>
        ))}
      </div>
      <ScoreTable staves={staves} titles={new Map(Object.entries(names))} />
    </figure>
  );
}

function staffText({ name, applied, credits, bars }: Staff): string {
  const waiting = bars.filter(({ state }) => state === 'waiting').length;
  const more = waiting === 0 ? '' : `, ${waiting} ${STATE_WORDS.waiting}`;
  return `${name}, ${creditsText(applied)} of ${creditsText(credits)} credits${more}`;
}
