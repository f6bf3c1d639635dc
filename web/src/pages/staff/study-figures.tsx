import {
  COUNT_WORDS,
  countText,
  type CountName,
  type CountShape,
  type StudyView,
} from '../../../../src/contract/studies.js';
import { creditsText, plural } from '../../words.js';
import classes from './study-figures.module.css';

/** What counts are made of: those inside others stand under them. */
const ROWS: readonly { readonly name: CountName; readonly isPart: boolean; readonly sign: string }[] = [
  { name: 'gain', isPart: false, sign: 'gain' },
  { name: 'gain-over-12', isPart: true, sign: 'gain' },
  { name: 'gain-over-6', isPart: true, sign: 'gain' },
  { name: 'gain-over-3', isPart: true, sign: 'gain' },
  { name: 'gain-to-3', isPart: true, sign: 'gain' },
  { name: 'moved', isPart: false, sign: 'moved' },
  { name: 'same', isPart: false, sign: 'same' },
  { name: 'lose', isPart: false, sign: 'lose' },
  { name: 'lose-to-3', isPart: true, sign: 'lose' },
  { name: 'lose-over-3', isPart: true, sign: 'lose' },
  { name: 'lose-over-6', isPart: true, sign: 'lose' },
  { name: 'lose-over-12', isPart: true, sign: 'lose' },
  { name: 'unanswered', isPart: false, sign: 'same' },
];

/** The figures of a finished study: the number that matters, then a table with its bars. */
export function StudyFigures({ study }: { readonly study: StudyView }) {
  const { result, smallestCell } = study;
  if (result === null) return null;
  const { counts } = result;
  const hasHidden = Object.values(counts).some((count) => typeof count === 'string');
  return (
    <section className="stack" style={{ '--gap': '24px' } as object} aria-label="Figures">
      <Headline study={study} result={result} />
      <CountTable counts={counts} smallestCell={smallestCell} />
      {hasHidden && (
        <p className="quiet small">
          Counts of fewer than {smallestCell} people are not shown, nor are others from which they could be
          worked out.
        </p>
      )}
      {counts.unanswered !== 0 && (
        <p className="quiet small">
          “{COUNT_WORDS.unanswered}”: what is supposed makes no sense for these cases, or a short search could
          not prove their best plan.
        </p>
      )}
    </section>
  );
}

type Result = NonNullable<StudyView['result']>;

function Headline({ study, result }: { readonly study: StudyView; readonly result: Result }) {
  const { counts, netCredits, gainedCredits, lostCredits } = result;
  const { all, changed } = counts;
  const total = typeof all === 'number' ? plural(all, 'case') : `${countText(all, study.smallestCell)} cases`;
  if (all === 0) return <p className={classes['sentence']}>There is no evaluated case yet.</p>;
  const isKnown = typeof changed === 'number';
  return (
    <div className={classes['headline']}>
      <p className={typeof all === 'number' ? classes['number'] : classes['word']}>
        {countText(isKnown ? changed : all, study.smallestCell)}
      </p>
      <div className="stack" style={{ '--gap': '6px' } as object}>
        <p className={classes['sentence']}>
          {isKnown
            ? `of ${total} would change.`
            : 'cases were looked at. How many would change is not shown: it would tell of a few people.'}
        </p>
        <p className="quiet figures">
          {creditsSentence(gainedCredits, lostCredits)}
          {netCredits !== null && ` In all ${signed(netCredits)} credits.`}
        </p>
      </div>
    </div>
  );
}

function creditsSentence(gained: string | null, lost: string | null): string {
  if (gained === null && lost === null)
    return 'Credits in all are not shown, because too few people have them.';
  const parts = [
    gained === null ? 'credits gained are not shown' : `${creditsText(gained)} credits gained`,
    lost === null ? 'credits lost are not shown' : `${creditsText(lost)} credits lost`,
  ];
  const text = `${parts.join(', ')}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function signed(amount: string): string {
  if (amount === '0') return '±0';
  return amount.startsWith('-') ? `−${creditsText(amount.slice(1))}` : `+${creditsText(amount)}`;
}

function CountTable({ counts, smallestCell }: Pick<Result, 'counts'> & { readonly smallestCell: number }) {
  const most = Math.max(
    1,
    ...ROWS.map(({ name }) => counts[name]).filter((count) => typeof count === 'number'),
  );
  return (
    <table className={classes['table']}>
      <caption className="unseen">Cases by what would change</caption>
      <thead>
        <tr>
          <th scope="col">What would change</th>
          <th scope="col" className={classes['count']}>
            Cases
          </th>
          <td className={classes['chart']} aria-hidden />
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ name, isPart, sign }) => (
          <tr key={name} data-part={isPart || undefined}>
            <th scope="row">{COUNT_WORDS[name]}</th>
            <td className={classes['count']}>{countText(counts[name], smallestCell)}</td>
            <td className={classes['chart']} aria-hidden>
              <Bar count={counts[name]} most={most} sign={sign} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{COUNT_WORDS.all}</th>
          <td className={classes['count']}>{countText(counts.all, smallestCell)}</td>
          <td className={classes['chart']} aria-hidden />
        </tr>
      </tfoot>
    </table>
  );
}

function Bar({
  count,
  most,
  sign,
}: {
  readonly count: CountShape;
  readonly most: number;
  readonly sign: string;
}) {
  if (typeof count === 'string') return <span className={classes['unknown']} />;
  return (
    <span className={classes['bar']} data-sign={sign} style={{ width: `calc(100% * ${count} / ${most})` }} />
  );
}
