import type { Evaluation } from '../domain/evaluation/evaluation.js';

/** What a case can promise about its evaluation, by name; every value as the text that a registrar writes. */
export function caseFacts(evaluation: Evaluation): Record<string, unknown> {
  const { kind, totals, caps, optimality, unused, branches, saved, whatWouldChange } = evaluation;
  const cap = (name: 'transfer' | 'prior-learning') => `${caps[name]?.applied}/${caps[name]?.limit}`;
  return {
    ...totals,
    kind,
    cap: cap('transfer'),
    priorLearning: cap('prior-learning'),
    optimality: optimality.status,
    equalBest: String(optimality.equalBest),
    branches: String(branches.length),
    saved: `${saved.courses} courses, ${saved.money} ${saved.currency}`,
    lines: decisionsOf(evaluation),
    cites: citationsOf(evaluation),
    slots: seatingOf(evaluation),
    unused: Object.fromEntries(unused.map(({ award, why }) => [award.slice(2), why])),
    gains: Object.fromEntries(
      whatWouldChange.map((each) => [each.line, `${each.change} +${each.gainCredits}`]),
    ),
  };
}

function decisionsOf({ lines }: Evaluation): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => [line.id, [line.decision, ...line.reasons.map(({ code }) => code)].join(' ')]),
  );
}

/** The rules that are cited for each line; a line without one is left out. */
function citationsOf({ lines }: Evaluation): Record<string, string> {
  const cited = lines.map(({ id, reasons }) => {
    const keys = reasons.flatMap(({ citation }) => (citation === null ? [] : [citation]));
    return [id, [...new Set(keys)].join(' ')] as const;
  });
  return Object.fromEntries(cited.filter(([, keys]) => keys !== ''));
}

/** Which awards sit in each slot, one name a seat. */
function seatingOf({ allocation }: Evaluation): Record<string, string> {
  const seated = new Map<string, string[]>();
  for (const { slot, seats, award } of allocation) {
    const names = Array.from({ length: seats }, () => award.slice(2));
    seated.set(slot, [...(seated.get(slot) ?? []), ...names]);
  }
  return Object.fromEntries([...seated].map(([slot, names]) => [slot, names.toSorted().join(' ')]));
}

/** What a fact is called in a sentence, before its key. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['cap', 'transfer limit'],
  ['priorLearning', 'prior-learning limit'],
  ['optimality', 'proof'],
  ['equalBest', 'equal plans'],
  ['lines', 'line'],
  ['cites', 'rule cited for'],
  ['slots', 'seat'],
  ['gains', 'what would change'],
]);

/** Where the found facts differ from the expected ones, a sentence each; `nameOf` tells a line's title. */
export function differences(
  expected: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
  nameOf: (id: string) => string | null,
): readonly string[] {
  return Object.entries(expected).flatMap(([fact, wanted]) => {
    const word = WORDS.get(fact) ?? fact;
    if (wanted === null || typeof wanted !== 'object') return compare(word, fact, wanted, found[fact]);
    const parts = found[fact] as Readonly<Record<string, unknown>> | undefined;
    return Object.entries(wanted).flatMap(([key, value]) => {
      const name = nameOf(key);
      return compare(
        `${word} ${key}${name === null ? '' : ` (${name})`}`,
        fact,
        value,
        parts === undefined || !Object.hasOwn(parts, key) ? undefined : parts[key],
      );
    });
  });
}

/** A line's answer may be promised by its first words: the decision, perhaps with its first reasons. */
function compare(name: string, fact: string, wanted: unknown, found: unknown): string[] {
  const said = found === undefined ? 'nothing' : inWords(found);
  const expected = inWords(wanted);
  if (said === expected || (fact === 'lines' && said.startsWith(`${expected} `))) return [];
  return [`${name}: expected ${expected}, now ${said}`];
}

function inWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
