import type { CountName, CountShape, StudyView } from '../../contract/studies.js';
import { subtractCredits } from '../../domain/credits.js';
import type { ChangeKind, Tally } from '../../domain/evaluation/tally-changes.js';
import { hideSmallCells, type Cell } from '../../domain/hide-small-cells.js';
import type { StudyRow } from '../../store/study.store.js';

const GAINS = ['gain-over-12', 'gain-over-6', 'gain-over-3', 'gain-to-3'] as const;
const LOSSES = ['lose-to-3', 'lose-over-3', 'lose-over-6', 'lose-over-12'] as const;

export function summaryOf(row: StudyRow): Omit<StudyView, 'versions' | 'smallestCell' | 'result'> {
  return {
    id: row.id,
    supposition: row.supposition as StudyView['supposition'],
    words: row.words,
    askedBy: row.askedBy,
    askedAt: row.askedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    state: row.state,
    casesDone: row.casesDone,
    casesTotal: row.casesTotal,
  };
}

/**
 * A study as it may be shown. Counts of one under way are not: from page to page they would tell of a few.
 */
export function studyView(row: StudyRow, smallestCell: number): StudyView {
  const versions = { engine: row.engineVersion, ...row.versions };
  const result = row.state === 'done' ? resultOf(row.tally, smallestCell) : null;
  return { ...summaryOf(row), versions, smallestCell, result };
}

/**
 * What may be shown of a tally. Credits of those who gain are shown only where every count of them is: with
 * one hidden among them, their sum would tell of those few.
 */
function resultOf({ cases, gained, lost }: Tally, smallestCell: number): NonNullable<StudyView['result']> {
  const shown = hideSmallCells(cellsOf(cases), smallestCell);
  const isOpen = (...ids: readonly CountName[]) => ids.every((id) => typeof shown.get(id) === 'number');
  const gainedCredits = isOpen('gain', ...GAINS) ? gained : null;
  const lostCredits = isOpen('lose', ...LOSSES) ? lost : null;
  const netCredits =
    gainedCredits === null || lostCredits === null ? null : subtractCredits(gainedCredits, lostCredits);
  const counts = Object.fromEntries(shown) as Record<CountName, CountShape>;
  return { counts, gainedCredits, lostCredits, netCredits };
}

function cellsOf(cases: Readonly<Record<ChangeKind, number>>): Cell {
  const leaf = (id: ChangeKind): Cell => ({ id, count: cases[id], parts: [] });
  const sum = (id: CountName, parts: readonly Cell[]): Cell => {
    return { id, count: parts.reduce((all, { count }) => all + count, 0), parts };
  };
  const changed = sum('changed', [
    sum('gain', GAINS.map(leaf)),
    sum('lose', LOSSES.map(leaf)),
    leaf('moved'),
  ]);
  return sum('all', [changed, leaf('same'), leaf('unanswered')]);
}
