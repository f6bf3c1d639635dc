import { IconCircleCheck, IconCircleX, IconClockHour4, IconStack2 } from '@tabler/icons-react';
import type { EvaluationCase } from '../../../src/contract/evaluation.js';
import { termText } from '../../../src/contract/term-text.js';
import {
  GROUP_TITLES,
  groupLines,
  markText,
  placesFilled,
  togetherText,
  type GroupedLine,
  type LineGroup,
} from '../../../src/contract/line-groups.js';
import { creditsText, plural } from '../words.js';
import classes from './line-groups.module.css';

const ICONS = { counts: IconCircleCheck, unused: IconStack2, waiting: IconClockHour4, refused: IconCircleX };
const ORDER: readonly LineGroup[] = ['counts', 'unused', 'waiting', 'refused'];
const ABOUT: Readonly<Record<Exclude<LineGroup, 'counts'>, string>> = {
  unused: 'Good credit that has no place left, or that something better has taken.',
  waiting: 'A person, a grade or a document still has to settle these.',
  refused: 'Each with its reason, and what could change it.',
};

interface LineGroupsProps {
  readonly given: EvaluationCase;
  readonly onLine: (id: string) => void;
}

/** Every line of the record in one of four groups, with its reason in plain words. */
export function LineGroups({ given, onLine }: LineGroupsProps) {
  const lines = groupLines(given);
  return (
    <div className="stack" style={{ '--gap': '36px' } as object}>
      {ORDER.map((group) => ({ group, members: lines.filter((each) => each.group === group) }))
        .filter(({ members }) => members.length > 0)
        .map(({ group, members }) => (
          <section
            key={group}
            className={classes['group']}
            data-group={group}
            aria-label={GROUP_TITLES[group]}
          >
            <GroupHead group={group} count={members.length} places={placesFilled(given.evaluation)} />
            <ul>
              {members.map((each) => (
                <LineRow key={each.line.id} each={each} onLine={onLine} />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

interface GroupHeadProps {
  readonly group: LineGroup;
  readonly count: number;
  /** Places of the degree that are filled: courses that count together fill theirs once. */
  readonly places: number;
}

function GroupHead({ group, count, places }: GroupHeadProps) {
  const Icon = ICONS[group];
  return (
    <header>
      <Icon size={22} aria-hidden />
      <h2>{GROUP_TITLES[group]}</h2>
      <span className="quiet small">
        {plural(count, 'course')}.{' '}
        {group === 'counts'
          ? `${count === 1 ? 'It fills' : 'They fill'} ${plural(places, 'place')} in the degree.`
          : ABOUT[group]}
      </span>
    </header>
  );
}

function LineRow({ each, onLine }: { readonly each: GroupedLine; readonly onLine: (id: string) => void }) {
  const { line, slots, reasons, isOpen } = each;
  const together = togetherText(each);
  return (
    <li>
      <button type="button" className={classes['line']} onClick={() => onLine(line.id)}>
        <span className={classes['course']}>
          <strong>
            {line.code !== null && <span className={classes['code']}>{line.code} </span>}
            {line.title}
          </strong>
          <span className="quiet small">
            {[
              line.grade === null ? (markText(line) ?? 'no grade') : `grade ${line.grade}`,
              line.term === null ? '' : termText(line.term),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className={`${classes['credits']} figures`}>
          {line.credits === null ? '–' : creditsText(line.credits)}
          <span className="quiet small"> {line.unit === 'unknown' ? '' : line.unit}</span>
        </span>
        <span className={classes['why']}>
          {slots.length > 0 && (
            <span className={classes['slot']}>
              {slots.join(', ')}
              {isOpen && <span className={classes['open']}>not settled yet</span>}
            </span>
          )}
          {together !== null && <span className="small">{together}</span>}
          {reasons.map(({ code, text, citation }) => (
            <span key={`${code} ${text}`} className="small">
              {text} {citation !== null && <abbr title={`Rule ${citation} of the policy`}>{citation}</abbr>}
            </span>
          ))}
        </span>
      </button>
    </li>
  );
}
