import type { ArticulationRule } from '../../src/domain/articulation/articulation-rule.js';
import type { Term } from '../../src/domain/term.js';

type Changes = Partial<Omit<ArticulationRule, 'sends' | 'when'>> & {
  readonly sends?: readonly string[];
  readonly when?: Partial<ArticulationRule['when']>;
};

/** A rule without conditions, but for what is said of it. */
export function aRule({ sends = ['MUS 101'], when = {}, ...changes }: Changes = {}): ArticulationRule {
  return {
    id: 'r-1',
    version: 1,
    sending: { institution: '900001' },
    sends: sends.map((code) => ({ code })),
    receives: { course: 'OHARM-101' },
    when: {
      minimumGrade: null,
      minimumCredits: null,
      taken: { from: null, to: null },
      programs: [],
      ...when,
    },
    priority: 0,
    autoApprove: true,
    decided: { by: 'faculty', on: '2014-03-02', reason: 'syllabus compared' },
    citation: null,
    ended: null,
    ...changes,
  };
}

/** A window of terms, both included. */
export function taken(from: Term | null, to: Term | null) {
  return { taken: { from, to } };
}
