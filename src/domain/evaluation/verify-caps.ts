import type { Evaluation } from './evaluation.js';
import type { CreditLine } from './evaluation-input.js';
import type { Breach } from './verify-evaluation.js';
import { inTime, type LineFacts } from './verify-facts.js';

/**
 * Does each award draw on the caps that the policy says? Worked out anew for each cap. What an award counts
 * as may stand in no file; a cap that asks for it is then left to the sums.
 */
export function capsAreDrawn({ document, policy, lines, catalog, student }: LineFacts): Breach[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return document.awards.flatMap((award) => {
    const own = award.lines.flatMap((id) => byId.get(id) ?? []);
    return Object.entries(policy.caps).flatMap(([name, cap]) => {
      const said = award.counts.includes(name);
      const { counts } = cap;
      if (counts === undefined) {
        const due = own.some((line) => drawsByScope(line, name, policy.caps.transfer.scope));
        return said === due ? [] : breach(award, name, due);
      }
      const known = counts.categories.length === 0 ? [] : categoriesOf(award, own, catalog);
      if (known === null) return [];
      const ofKind = counts.categories.length === 0 || known.some((each) => counts.categories.includes(each));
      const due = own.some(
        (line) =>
          ofKind &&
          (counts.afterEntry === undefined || isTakenSince(line.term, student?.entryTerm)) &&
          (counts.sources.length === 0 || isIn(counts.sources, line.source)) &&
          (counts.bases.length === 0 || isIn(counts.bases, line.basis)) &&
          (counts.kinds.length === 0 || isIn(counts.kinds, line.institution?.kind)),
      );
      return said === due ? [] : breach(award, name, due);
    });
  });
}

/** Where either term is not known, nothing is counted. */
function isTakenSince(term: string | null, entry: string | undefined): boolean {
  return term !== null && entry !== undefined && inTime(term) >= inTime(entry);
}

function drawsByScope({ source }: CreditLine, cap: string, scope: string): boolean {
  if (source === 'prior-learning' || cap === 'prior-learning') return source === cap;
  return scope === 'pooled' || source === 'external' || source === 'exam';
}

/** Null where no file says what the award counts as. */
function categoriesOf(
  { courses }: Evaluation['awards'][number],
  own: readonly CreditLine[],
  catalog: LineFacts['catalog'],
): readonly string[] | null {
  if (courses.length > 0) {
    const home = catalog.courses.filter(({ code }) => courses.includes(code));
    return home.flatMap(({ category }) => category ?? []);
  }
  const [given] = own.map(({ receives }) => receives);
  return given == null ? null : 'category' in given ? [given.category] : [];
}

function isIn(list: readonly string[], each: string | undefined): boolean {
  return list.some((one) => one === each);
}

function breach({ id }: Evaluation['awards'][number], cap: string, due: boolean): Breach[] {
  const message = due ? `draws on ${cap}, but does not say so` : `says that it draws on ${cap}`;
  return [{ rule: 'cap-drawn', where: id, message }];
}
