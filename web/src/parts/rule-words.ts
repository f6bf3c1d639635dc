import type { RuleBody, RuleVersionView } from '../../../src/contract/rules.js';
import { termText } from '../../../src/contract/term-text.js';
import { creditsText, dateText } from '../words.js';

type Conditions = RuleBody['when'];

/** What the sending side sends: “MUS 101 and MUS 102”. */
export function sendsText(codes: readonly string[]): string {
  if (codes.length < 2) return codes[0] ?? 'no course';
  return `${codes.slice(0, -1).join(', ')} and ${codes.at(-1)}`;
}

/** The conditions of a rule, as one says them; empty where it has none. */
export function conditionsText({
  minimumGrade,
  minimumCredits,
  programs,
}: Pick<Conditions, 'minimumGrade' | 'minimumCredits' | 'programs'>): string {
  return [
    ...(minimumGrade === null ? [] : [`${minimumGrade} or better`]),
    ...(minimumCredits === null ? [] : [`${creditsText(minimumCredits)} credits or more`]),
    ...(programs.length === 0 ? [] : [`for ${programs.join(', ')}`]),
  ].join(', ');
}

/** “Fall 2010 to Summer 2016”, “from Fall 2010”, “whenever taken”. */
export function windowText({
  from,
  to,
}: {
  readonly from: string | null;
  readonly to: string | null;
}): string {
  if (from !== null && to !== null)
    return from === to ? termText(from) : `${termText(from)} to ${termText(to)}`;
  if (from !== null) return `from ${termText(from)}`;
  return to === null ? 'whenever taken' : `until ${termText(to)}`;
}

export function schoolText({ rule: { sending }, school }: Pick<RuleVersionView, 'rule' | 'school'>): string {
  return 'any' in sending ? 'any school' : (school ?? sending.institution);
}

/** What the filter of states offers. */
export const RULE_STATES: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'draft', label: 'A draft waits' },
  { value: 'published', label: 'Published, without an end' },
  { value: 'ended', label: 'Published, with an end' },
  { value: 'in-use', label: 'In use' },
  { value: 'expiring', label: 'Last day is near' },
  { value: 'expired', label: 'Last day is past' },
  { value: 'suspended', label: 'Suspended' },
];

type Standing = Pick<RuleVersionView, 'deciding' | 'standing'>;

/**
 * How the rule stands by the version that decides: “Published”, “Published, last day May 31, 2026”, “Ended,
 * last day was May 31, 2016”, “Published, suspended”; “Draft” where none decides.
 */
export function standingText({ deciding, standing }: Standing): string {
  if (deciding === null) return 'Draft';
  const { endsOn } = deciding;
  if (standing === 'expired')
    return endsOn === null ? 'Published, its last day is past' : `Ended, last day was ${dateText(endsOn)}`;
  const said = endsOn === null ? 'Published' : `Published, last day ${dateText(endsOn)}`;
  if (standing === 'suspended') return `${said}, suspended`;
  return standing === 'expiring' && endsOn === null ? `${said}, its last day is near` : said;
}

/** What waits beside the version that decides: “a draft waits”; null where nothing does. */
export function waitingText({ deciding, waiting }: Pick<RuleVersionView, 'deciding' | 'waiting'>) {
  if (deciding === null || waiting === null) return null;
  return isEnd({ deciding, waiting })
    ? `an end on ${dateText(waiting.endsOn!)} waits to be published`
    : 'a draft waits to be published';
}

/** The draft that waits would give the rule a last day that it does not have. */
export function isEnd({ deciding, waiting }: Pick<RuleVersionView, 'deciding' | 'waiting'>): boolean {
  return (waiting?.endsOn ?? null) !== null && waiting!.endsOn !== deciding?.endsOn;
}
