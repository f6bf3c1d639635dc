import { readdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createContext, Script } from 'node:vm';
import { parseSync } from '@swc/core';
import { LIMITS } from '../../src/documents/limits.js';
import { ReaderPool } from '../../src/documents/reader-pool.js';

const FOLDERS = ['src/documents', 'src/domain/transcript'];
const MOST_MS = 50;
/** How many times the cost of a plain look at every start of a line a pattern may cost. */
const MOST_RATIO = 8;
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
  const own = [...new Set(words)].slice(0, 12).flatMap((word) => [word, `${word} `, ` ${word}`]);
  return [...pieces, ...own].flatMap((piece) => {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    return [text, `${text}\u0001`];
  });
}

/** Every pattern that the readers put together from text, also those that they build while they read. */
function builtPatterns(): Pattern[] {
  const script = 'test/support/built-patterns.mjs';
  const { stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8', maxBuffer: 2 ** 24 });
  return JSON.parse(stdout) as Pattern[];
}

describe('the patterns of the readers', () => {
  it.each([
    ['written out', patterns, 200],
    ['built', builtPatterns, 60],
  ] as const)('that are %s take little time for the longest line that is let through', (_, list, least) => {
    const found = list();
    expect(found.length).toBeGreaterThan(least);
    const slow = found.filter((each) => {
      // One object for all of its lines, as in the readers: only the first look of a pattern is interpreted.
      const pattern = new RegExp(each.pattern, each.flags);
      return worstInputs(each, LIMITS.lineCharacters).some((text) => isSlow(pattern, text));
    });
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

/**
 * Whether a pattern takes more than its share for a line. On a slow or busy machine everything takes long; so
 * what seems slow is weighed, more than once, against a pattern of known cost on a line of the same length.
 */
function isSlow(pattern: RegExp, text: string): boolean {
  if (millisecondsOf(pattern, text) <= MOST_MS) return false;
  const plain = / +$/;
  const line = `${' '.repeat(LIMITS.lineCharacters)}x`;
  return [1, 2, 3, 4].every(() => millisecondsOf(pattern, text) > MOST_RATIO * millisecondsOf(plain, line));
}

const context = createContext({});
const run = new Script("all ? text.replace(pattern, '') : pattern.test(text)");

/** Processor time of one look; without end where it is stopped. */
function millisecondsOf(pattern: RegExp, text: string): number {
  Object.assign(context, { text, pattern, all: pattern.global });
  const before = process.cpuUsage();
  try {
    run.runInContext(context, { timeout: 2_000 });
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return Infinity;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
