import {
  IconCircleCheck,
  IconCircleX,
  IconEyeSearch,
  IconHelpCircle,
  IconLink,
  IconStack2,
  IconUserCheck,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { markText, togetherText, type GroupedLine } from '../../../../src/contract/line-groups.js';
import { creditsText, plural } from '../../words.js';
import { DECISION_ID, focusDecision } from './desk-focus.js';
import classes from './desk.module.css';
import { outcomeText, withText, type LineKind } from './line-outcome.js';
import { STACKED } from './stacked.js';

type Filter = LineKind | 'all';

interface DeskLinesProps {
  readonly lines: readonly GroupedLine[];
  readonly kindOf: (each: GroupedLine) => LineKind;
  readonly current: string | null;
  /** Lines whose rows may not be read right. */
  readonly doubtful: ReadonlySet<string>;
  /** Credits that deciding a line would settle. */
  readonly gains: ReadonlyMap<string, string>;
  readonly isByValue: boolean;
  readonly onByValue: (isByValue: boolean) => void;
  readonly onChoose: (line: string) => void;
}

/** The lines, those that need a person first in sight; every count is a filter. */
export function DeskLines({ lines, kindOf, current, doubtful, onChoose, ...value }: DeskLinesProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const count = (kind: Filter) => lines.filter((each) => kindOf(each) === kind).length;
  const filters: readonly (readonly [Filter, string])[] = [
    ['all', `All ${lines.length}`],
    ['open', `${count('open')} need you`],
    ['decided', `${count('decided')} decided`],
    ['settled', `${count('settled')} settled by rule`],
  ];
  const shown = lines.filter((each) => filter === 'all' || kindOf(each) === filter);
  return (
    <>
      <div className={classes['filters']} role="group" aria-label="Show">
        {filters.map(([each, text]) => (
          <button
            key={each}
            type="button"
            className={classes['filter']}
            aria-pressed={filter === each}
            onClick={() => setFilter(each)}
          >
            {text}
          </button>
        ))}
        <button
          type="button"
          className={classes['filter']}
          aria-pressed={value.isByValue}
          title="Lines that would settle the most credit come first"
          onClick={() => value.onByValue(!value.isByValue)}
        >
          Most credit first
        </button>
      </div>
      {shown.length === 0 && <p className="quiet">No line here.</p>}
      <ul className={classes['lines']}>
        {shown.map((each) => (
          <LineRow
            key={each.line.id}
            each={each}
            kind={kindOf(each)}
            isCurrent={each.line.id === current}
            isDoubtful={doubtful.has(each.line.id)}
            gain={value.gains.get(each.line.id) ?? null}
            onChoose={onChoose}
          />
        ))}
      </ul>
      <p className="unseen" role="status">
        {plural(count('open'), 'line')} to decide
      </p>
    </>
  );
}

interface LineRowProps {
  readonly each: GroupedLine;
  readonly kind: LineKind;
  readonly isCurrent: boolean;
  readonly isDoubtful: boolean;
  readonly gain: string | null;
  readonly onChoose: (line: string) => void;
}

function LineRow({ each, kind, isCurrent, isDoubtful, gain, onChoose }: LineRowProps) {
  const { line } = each;
  const together = withText(each);
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Where the columns stand under one another the list does not scroll by itself, and the page must not.
    if (isCurrent && !window.matchMedia(STACKED).matches) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li>
      <button
        ref={row}
        type="button"
        data-desk="line"
        className={classes['line']}
        aria-current={isCurrent}
        onClick={() => onChoose(line.id)}
      >
        <Sign each={each} kind={kind} />
        <span>
          <span className="quiet">{line.code}</span> {line.title}
        </span>
        <span className="figures">
          {markText(line) ?? '–'} · {line.credits === null ? '–' : creditsText(line.credits)}
        </span>
        <span className={`${classes['outcome']} quiet small`}>
          {isDoubtful && (
            <span
              className={classes['check']}
              title="The row may not be read right; compare it with the page"
            >
              <IconEyeSearch size={15} aria-hidden /> check
            </span>
          )}
          {isDoubtful && ' · '}
          {together !== null && (
            <span className={classes['with']} title={togetherText(each) ?? undefined}>
              <IconLink size={15} aria-hidden /> {together} ·{' '}
            </span>
          )}
          {outcomeText(each, kind)}
          {kind === 'open' && gain !== null && ` · settles\u00A0${creditsText(gain)}`}
        </span>
      </button>
      {isCurrent && (
        <a
          className={classes['onward']}
          href={`#${DECISION_ID}`}
          onClick={(event) => {
            event.preventDefault();
            focusDecision();
          }}
        >
          To the decision
        </a>
      )}
    </li>
  );
}

function Sign({ each, kind }: Pick<LineRowProps, 'each' | 'kind'>) {
  const size = 18;
  if (kind === 'open') return <IconHelpCircle size={size} color="var(--waiting)" aria-label="needs you" />;
  if (each.group === 'refused')
    return <IconCircleX size={size} color="var(--refused)" aria-label="not accepted" />;
  if (each.group === 'unused')
    return <IconStack2 size={size} color="var(--quiet)" aria-label="accepted, not used" />;
  if (kind === 'decided') return <IconUserCheck size={size} color="var(--counts)" aria-label="decided" />;
  return <IconCircleCheck size={size} color="var(--counts)" aria-label="settled by rule" />;
}
