import type { Equivalency, Receives } from '../articulation/articulation-rule.js';
import { categoryText } from '../matching/categories.js';
import type { Catalog } from '../program/program.js';
import type { Reason } from '../reason.js';
import type { Award, EvaluatedLine, LineDecision } from './evaluation.js';
import { printReason } from './reason-text.js';
import type { Standing } from './standing.js';

/** One answer for every line, with its reasons in words and their citations. */
export function decide(
  standings: readonly Standing[],
  equivalencies: ReadonlyMap<string, Equivalency>,
  awards: readonly Award[],
  catalog: Catalog,
): readonly EvaluatedLine[] {
  const awarded = new Set(awards.flatMap((award) => award.lines));
  const waiting = waitingForOthers(standings, awards);
  const denied = new Set(standings.filter(({ state }) => state === 'denied').map(({ line }) => line.combine));
  return standings.map((standing) => {
    const { line, semester } = standing;
    const equivalency = equivalencies.get(line.id);
    const withDenied = standing.state !== 'denied' && line.combine !== null && denied.has(line.combine);
    const { decision, reasons } = withDenied
      ? { decision: 'denied' as const, reasons: [reason('combined-with-denied')] }
      : answer(waiting.get(line.id) ?? standing, equivalency, awarded.has(line.id), catalog);
    return {
      id: line.id,
      source: line.source,
      credits: { printed: line.credits.printed, unit: line.credits.unit, semester },
      decision,
      reasons: reasons.map(printReason),
      evidence: line.evidence,
    };
  });
}

/** Lines that nothing holds, in an award that waits for another of its lines: they stand as that one does. */
function waitingForOthers(
  standings: readonly Standing[],
  awards: readonly Award[],
): ReadonlyMap<string, Standing> {
  const standing = new Map(standings.map((each) => [each.line.id, each]));
  const together = awards
    .filter(({ lines }) => lines.length > 1)
    .map(({ lines }) => lines.map((id) => standing.get(id)!));
  return new Map(
    together.flatMap((members) => {
      const [held] = members
        .map(({ state }) => state)
        .filter((state) => state === 'pending' || state === 'provisional')
        .toSorted();
      if (held === undefined) return [];
      const clear = members.filter(({ state }) => state === 'clear');
      return clear.map((each) => {
        const reasons = [...each.reasons, reason('combined-with-open')];
        return [each.line.id, { ...each, state: held, reasons }] as const;
      });
    }),
  );
}

function answer(
  standing: Standing,
  equivalency: Equivalency | undefined,
  awarded: boolean,
  catalog: Catalog,
): { decision: LineDecision; reasons: readonly Reason[] } {
  const { state, reasons } = standing;
  if (state === 'denied' || state === 'not-evaluated') return { decision: state, reasons };
  if (equivalency !== undefined && 'none' in equivalency.receives) {
    // Rules that tie, or that ask for a person, deny nothing by themselves.
    if (equivalency.certainty !== 'approved') {
      const [why = reason('rule-needs-person')] = whyOf(equivalency);
      return { decision: 'pending', reasons: [why, ...reasons] };
    }
    return {
      decision: 'denied',
      reasons: [reason('receives-none', { reason: equivalency.receives.none }), ...reasons],
    };
  }
  if (equivalency === undefined || !awarded) {
    const decision = state === 'provisional' ? 'provisional' : 'pending';
    if (equivalency === undefined) return { decision, reasons: [...reasons, reason('no-equivalent-found')] };
    return { decision, reasons: reasons.length > 0 ? reasons : [reason(missingFor(standing))] };
  }
  const as = { as: receivesText(equivalency.receives, catalog) };
  const settled = equivalency.certainty === 'approved';
  const why = whyOf(equivalency);
  if (state !== 'clear')
    return { decision: state, reasons: [...reasons, reason('would-count-as', as), ...why] };
  if (!settled) {
    const ruled = why.length === 0 && equivalency.certainty === 'precedent';
    const rule = ruled ? [reason('rule-needs-person')] : why;
    return { decision: 'pending', reasons: [reason('would-count-as', as), ...rule, ...reasons] };
  }
  return { decision: 'awarded', reasons: [reason('counts-as', as), ...why, ...reasons] };
}

function whyOf({ why }: Equivalency): readonly Reason[] {
  return why === undefined ? [] : [why];
}

/** Why a line that nothing else holds back still makes no award. */
function missingFor({ line }: Standing): string {
  if (line.combine !== null) return 'combined-with-open';
  return line.credits.printed === null ? 'credits-not-printed' : 'unit-unknown';
}

/** What an award is for, in words: “Social Science”, “OHARM-101 Music Theory 101”. */
export function receivesText(receives: Receives, catalog: Catalog): string {
  if ('category' in receives) return categoryText(receives.category);
  if ('subject' in receives) return `${receives.subject} elective`;
  if ('elective' in receives) return `${receives.elective} elective`;
  if ('none' in receives) return 'no credit';
  const codes = 'course' in receives ? [receives.course] : receives.courses;
  return codes.map((code) => courseText(code, catalog)).join(' and ');
}

function courseText(code: string, { courses }: Catalog): string {
  const course = courses.find((each) => each.code === code);
  const doubt = course?.codeConfidence === 'third-party' ? ' (code not confirmed)' : '';
  return `${code} ${course?.title ?? ''}`.trim() + doubt;
}

function reason(code: string, facts: Reason['facts'] = {}): Reason {
  return { code, facts, citation: null };
}
