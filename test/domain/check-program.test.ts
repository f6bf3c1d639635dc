import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProgram } from '../../src/reference/load-program.js';

const PROGRAM = readFileSync('fixtures/programs/kestrel-sound-degree@2021.yaml', 'utf8');

/** What staff are warned of when the blocks have other credits. */
function warningsWith(people: string, thesis: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'program-')), 'program.yaml');
  const text = PROGRAM.replace('credits: 30', `credits: ${people}`).replace(
    'credits: 12\n',
    `credits: ${thesis}\n`,
  );
  writeFileSync(file, text.replace('creditsPerSeat: 12', `creditsPerSeat: ${thesis}`));
  return loadProgram(file).warnings.filter(({ code }) => code === 'seats-do-not-add-up');
}

describe('a program whose seats', () => {
  it('add up to the credits of each block says nothing of that', () => {
    expect(warningsWith('30', '12')).toEqual([]);
  });

  it('never add up to the credits of a block is told how far they go', () => {
    expect(warningsWith('28', '14').map(({ message }) => message)).toEqual([
      'People: its seats never add up to its 28 credits, at most to 25.',
    ]);
  });
});
