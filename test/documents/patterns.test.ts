import { readdirSync, readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import { parseSync } from '@swc/core';
import { LIMITS } from '../../src/documents/limits.js';
import { ReaderPool } from '../../src/documents/reader-pool.js';

const FOLDERS = ['src/documents', 'src/domain/transcript'];
const MOST_MS = 50;
const LONG = 100_000;

interface Pattern {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Every pattern that is written out in the readers. */
function patterns(): Pattern[] {
  const found = new Map<string, Pattern>();
  for (const file of FOLDERS.flatMap(filesIn)) {
    const walk = (node: unknown): void => {
      if (Array.isArray(node)) node.forEach(walk);
      else if (typeof node === 'object' && node !== null) {
        const { type, pattern, flags } = node as Record<string, unknown>;
        if (type === 'RegExpLiteral') {
          const each = { file, pattern: pattern as string, flags: flags as string };
          found.set(`${each.pattern}/${each.flags}`, each);
        }
        Object.values(node).forEach(walk);
      }
    };
    walk(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', target: 'es2022' }).body);
  }
  return [...found.values()];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}

/** What costs a pattern most: long repetitions of what it looks for, that then end otherwise. */
function worstInputs({ pattern }: Pattern, length: number): string[] {
  const words = pattern.replace(/\\[a-zA-Z](?:\{[^}]*\})?/g, ' ').match(/[A-Za-z]{2,}/g) ?? [];
  const pieces = [...' aA1.-(<",:&[\t\n', '0.', 'A1', 'a ', '1 ', 'A ', '(a', '/S ', 'A-', 'Aa ', '1.1 '];
  const own = [...new Set(words)].slice(0, 4).flatMap((word) => [word, `${word} `, ` ${word}`]);
  return [...pieces, ...own].flatMap((piece) => {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    return [text, `${text}\u0001`];
  });
}

describe('the patterns of the readers', () => {
  it('take little time for the longest line that a reader lets through', () => {
    const found = patterns();
    expect(found.length).toBeGreaterThan(200);
    const context = createContext({});
    const run = new Script("all ? text.replace(pattern, '') : pattern.test(text)");
    const slow = found.filter((each) =>
      worstInputs(each, LIMITS.lineCharacters).some((text) => {
        const pattern = new RegExp(each.pattern, each.flags);
        Object.assign(context, { text, pattern, all: each.flags.includes('g') });
        // More than once, because another program may have taken the processor meanwhile.
        return [1, 2, 3, 4].every(() => takesLong(() => run.runInContext(context, { timeout: MOST_MS * 4 })));
      }),
    );
    expect(slow.map(({ file, pattern }) => `${file}: ${pattern}`)).toEqual([]);
  });

  it.each([...' 1A.-', '1 ', 'A1 '])('never see a line of 100 kB of “%s”', async (piece) => {
    const pool = new ReaderPool({ children: 1 });
    try {
      const line = piece.repeat(LONG / piece.length);
      const startedAt = performance.now();
      for (const name of ['a.txt', 'a.csv']) {
        const bytes = Buffer.from(`Fall 2012\nENG 101   Composition   3.00   A\nx${line}x\n`);
        expect(await pool.read(bytes, name)).toMatchObject({ kind: 'refused', code: 'too-complex' });
      }
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    } finally {
      await pool.close();
    }
  });
});

function takesLong(run: () => unknown): boolean {
  const before = process.cpuUsage();
  try {
    run();
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return true;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 > MOST_MS;
}
