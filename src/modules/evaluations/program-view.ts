import type { EvaluationCase } from '../../contract/evaluation.js';
import type { Program } from '../../domain/program/program.js';

/** A degree as a screen needs it: its blocks, seats and what each takes. */
export function programView(program: Program): EvaluationCase['program'] {
  const { id, catalogYear, name, totalCredits, blocks, warnings } = program;
  return {
    id,
    catalogYear,
    name,
    totalCredits,
    blocks: blocks.map((block) => ({
      id: block.id,
      name: block.name,
      credits: block.credits,
      slots: block.slots.map(({ accepts, ...slot }) => ({
        id: slot.id,
        name: slot.name,
        seats: slot.seats,
        creditsPerSeat: slot.creditsPerSeat,
        transferable: slot.transferable,
        unknown: slot.unknown,
        note: slot.note,
        accepts: {
          courses: [...accepts.courses],
          categories: [...accepts.categories],
          subjects: [...accepts.subjects],
        },
      })),
    })),
    warnings: warnings.map(({ code, message }) => ({ code, message })),
  };
}
