import type { Names } from './compare-evaluations.js';
import type { EvaluationInput } from './evaluation-input.js';

/** As much of an input as names its lines and slots. */
export interface Naming {
  readonly lines: readonly Pick<EvaluationInput['lines'][number], 'id' | 'code' | 'title'>[];
  readonly program: {
    readonly blocks: readonly {
      readonly slots: readonly { readonly id: string; readonly name: string }[];
    }[];
  };
}

/** What lines and slots are called, by the first of the inputs that knows them. */
export function namesIn(...inputs: readonly Naming[]): Names {
  const lines = new Map<string, string>();
  const slots = new Map<string, string>();
  for (const { lines: named, program } of inputs.toReversed()) {
    for (const { id, code, title } of named) lines.set(id, [code, title].filter(Boolean).join(' '));
    for (const { id, name } of program.blocks.flatMap((block) => block.slots)) slots.set(id, name);
  }
  return { line: (id) => lines.get(id) ?? id, slot: (id) => slots.get(id) ?? id };
}
