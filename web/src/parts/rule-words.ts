import type { RuleBody, RuleVersionView } from '../../../src/contract/rules.js';
import { termText } from '../../../src/contract/term-text.js';
import { creditsText } from '../words.js';

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
export const RULE_STATE_TEXTS: Readonly<
  Record<RuleVersionView['state'] | NonNullable<RuleVersionView['standing']>, string>
> = {
  draft: 'Draft',
  published: 'Published',
  ended: 'Ended',
  'in-use': 'In use',
  expiring: 'Expiring',
  expired: 'Expired',
  suspended: 'Suspended',
};

/** “Published”, “Published, expiring”, “Draft; published version suspended”. */
export function stateText({ state, standing }: Pick<RuleVersionView, 'state' | 'standing'>): string {
  const said = RULE_STATE_TEXTS[state];
  if (standing === null || standing === 'in-use') return said;
  const stands = RULE_STATE_TEXTS[standing].toLowerCase();
  return state === 'draft' ? `${said}; published version ${stands}` : `${said}, ${stands}`;
}
