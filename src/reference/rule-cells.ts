import type { ArticulationRule, Receives } from '../domain/articulation/articulation-rule.js';

/**
 * The columns of rules as CSV, in their order. Only the first six and the three about the decision must be
 * there.
 */
export const RULE_COLUMNS = [
  'id', 'version', 'institution', 'sends', 'gives', 'receives', 'minimum_grade', 'minimum_credits',
  'taken_from', 'taken_to', 'programs', 'priority', 'auto_approve', 'decided_by', 'decided_on', 'reason',
  'citation', 'ended_on', 'ended_by', 'ended_reason',
] as const; // prettier-ignore
export type RuleColumn = (typeof RULE_COLUMNS)[number];
export type RuleCells = Readonly<Record<RuleColumn, string>>;

export const NEEDED_COLUMNS: readonly RuleColumn[] = [
  'id',
  'institution',
  'sends',
  'gives',
  'receives',
  'decided_by',
  'decided_on',
  'reason',
];

/** What everybody may read: who decided, and in which words, stays in the office. */
export const PUBLIC_COLUMNS: readonly RuleColumn[] = RULE_COLUMNS.filter(
  (column) => !['decided_by', 'decided_on', 'reason', 'ended_by', 'ended_reason'].includes(column),
);

/** Any school. A school of that name would be written `\*`. */
const ANY = '*';
/** What a spreadsheet would take for a formula. */
const FORMULA = /^'*[=+\-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]/u;

/**
 * A rule as cells. Nothing in them is a formula to a spreadsheet: an apostrophe stands before what might be.
 */
export function cellsOf(rule: ArticulationRule): RuleCells {
  const { when, decided, ended } = rule;
  const [gives, receives] = answerCells(rule.receives);
  const cells: RuleCells = {
    id: rule.id,
    version: String(rule.version),
    institution: 'any' in rule.sending ? ANY : rule.sending.institution.replace(/^(\\*\*)$/, '\\$1'),
    sends: joined(rule.sends.map(({ code, title }) => (title === undefined ? [code] : [code, title]))),
    gives,
    receives,
    minimum_grade: when.minimumGrade ?? '',
    minimum_credits: when.minimumCredits ?? '',
    taken_from: when.taken.from ?? '',
    taken_to: when.taken.to ?? '',
    programs: joined(when.programs.map((each) => [each])),
    priority: String(rule.priority),
    auto_approve: String(rule.autoApprove),
    decided_by: decided.by,
    decided_on: decided.on,
    reason: decided.reason,
    citation: rule.citation ?? '',
    ended_on: ended?.on ?? '',
    ended_by: ended?.by ?? '',
    ended_reason: ended?.reason ?? '',
  };
  return mapped(cells, (cell) => asText(cell.replace(/\r\n?/g, '\n')));
}

/** Cells are read with one kind of line end, so they are written with it, and come back as the same bytes. */
function asText(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Cells as the rule would be written in YAML: texts, with what is empty left out. */
export function writtenIn(given: RuleCells): Record<string, unknown> {
  const cells = mapped(given, (cell) => (FORMULA.test(cell) ? cell.replace(/^'/, '') : cell).trim());
  const { institution } = cells;
  const when = {
    ...filled('minimumGrade', cells.minimum_grade),
    ...filled('minimumCredits', cells.minimum_credits),
    taken: { ...filled('from', cells.taken_from), ...filled('to', cells.taken_to) },
    programs: parted(cells.programs).map(([program]) => program),
  };
  const hasEnd = cells.ended_on !== '' || cells.ended_by !== '' || cells.ended_reason !== '';
  return {
    id: cells.id,
    ...filled('version', cells.version),
    sending:
      institution === ANY ? { any: 'true' } : { institution: institution.replace(/^\\(\\*\*)$/, '$1') },
    sends: parted(cells.sends).map(([code, title]) => (title === undefined ? { code } : { code, title })),
    receives: {
      [cells.gives]:
        cells.gives === 'courses' ? parted(cells.receives).map(([each]) => each) : cells.receives,
    },
    when,
    ...filled('priority', cells.priority),
    // A spreadsheet writes `TRUE`, whoever typed it.
    ...filled('autoApprove', cells.auto_approve.toLowerCase()),
    decided: { by: cells.decided_by, on: cells.decided_on, reason: cells.reason },
    ...filled('citation', cells.citation),
    ...(hasEnd ? { ended: { on: cells.ended_on, by: cells.ended_by, reason: cells.ended_reason } } : {}),
  };
}

/** A cell whose items have more parts between bars than anything is read of. */
export interface OverfullCell {
  readonly column: RuleColumn;
  readonly sentence: string;
}

/** The first list with a part too many, which would be left out without a word; null where there is none. */
export function overfullCell(given: RuleCells): OverfullCell | null {
  const lists: readonly (readonly [RuleColumn, number, string])[] = [
    ['sends', 2, 'a course is a code, or a code and its title as CODE|TITLE'],
    ...(given.gives.trim() === 'courses' ? [['receives', 1, 'a course is a code alone'] as const] : []),
    ['programs', 1, 'a program is its name alone'],
  ];
  for (const [column, most, form] of lists) {
    const item = parted(given[column]).find((parts) => parts.length > most);
    if (item === undefined) continue;
    const found = `${item.join('|')} has ${item.length} parts`;
    return { column, sentence: `${found}; ${form}, and a bar in a text is written \\|` };
  }
  return null;
}

/** The column in which a value stands that is found at a path of the written rule. */
export function columnAt(path: readonly PropertyKey[]): RuleColumn {
  const [first, second, third] = path.map(String);
  if (first === 'sending') return 'institution';
  if (first === 'receives') return path.length > 1 ? 'receives' : 'gives';
  if (first === 'autoApprove') return 'auto_approve';
  if (first === 'decided')
    return second === 'reason' ? 'reason' : second === 'on' ? 'decided_on' : 'decided_by';
  if (first === 'ended')
    return second === 'on' ? 'ended_on' : second === 'reason' ? 'ended_reason' : 'ended_by';
  if (second === 'minimumGrade') return 'minimum_grade';
  if (second === 'minimumCredits') return 'minimum_credits';
  if (second === 'taken') return third === 'from' ? 'taken_from' : 'taken_to';
  if (second === 'programs') return 'programs';
  return RULE_COLUMNS.find((column) => column === first) ?? 'id';
}

function answerCells(receives: Receives): readonly [gives: string, receives: string] {
  if ('courses' in receives) return ['courses', joined(receives.courses.map((each) => [each]))];
  const [entry] = Object.entries(receives) as [string, string][];
  return entry!;
}

/** `MUS 101; MUS 102|Ear Training`: items by semicolon, parts by bar, a backslash before either in a text. */
function joined(items: readonly (readonly string[])[]): string {
  return items.map((parts) => parts.map((part) => part.replace(/[\\;|]/g, '\\$&')).join('|')).join('; ');
}

function parted(cell: string): readonly (readonly string[])[] {
  if (cell === '') return [];
  const items: string[][] = [['']];
  for (const [token] of cell.matchAll(/\\[\s\S]|[\s\S]/g)) {
    const item = items.at(-1)!;
    if (token === ';') items.push(['']);
    else if (token === '|') item.push('');
    else item[item.length - 1] += token.length === 2 ? token.slice(1) : token;
  }
  return items.map((item) => item.map((part) => part.trim()));
}

function filled(key: string, cell: string): Record<string, string> {
  return cell === '' ? {} : { [key]: cell };
}

function mapped(cells: RuleCells, change: (cell: string) => string): RuleCells {
  return Object.fromEntries(RULE_COLUMNS.map((column) => [column, change(cells[column])])) as RuleCells;
}
