import type { ReceivingAward } from '../src/domain/evaluation/make-awards.js';
import type { Credits } from '../src/domain/credits.js';
import type { Catalog, Program } from '../src/domain/program/program.js';

export function largeProgram(size: {
  seed: number;
  lines: number;
  slots: number;
  shape: 'usual' | 'mixed' | 'strict';
}): {
  readonly program: Program;
  readonly limits: {
    readonly transfer: Credits;
    readonly 'prior-learning': Credits;
    readonly residence: Credits;
  };
  readonly catalog: Catalog;
  readonly receiving: readonly ReceivingAward[];
};
