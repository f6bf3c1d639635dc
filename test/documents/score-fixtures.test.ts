import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDERS = ['papers', 'held-out-papers'].map((name) => join('fixtures/transcripts', name));
const MAKER = resolve('fixtures/transcripts/make-paper.mjs');
const COVERAGE = resolve('fixtures/transcripts/coverage.mjs');
const FILE = /\.(?:pdf|csv|txt|xml)$/;
const STATUSES = 'completed in-progress withdrawn repeated audit failed incomplete'.split(' ');
const BASES = 'regular exam transfer military prior-learning'.split(' ');

interface Row {
  readonly code: string | null;
  readonly title: string;
  readonly creditsAttempted: string | null;
  readonly creditsEarned: string | null;
  readonly gradePoints: string | null;
  readonly status: string;
  readonly basis: string;
  readonly page: number;
}

const expectations = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))] as const),
);

describe('the invented transcripts', () => {
  it('are at least sixty, and each family and each trap has one', async () => {
    const { coverage } = await import(COVERAGE);
    const { bare, unknown, families } = coverage();
    expect({ bare, unknown }).toEqual({ bare: [], unknown: [] });
    expect(expectations.length).toBeGreaterThanOrEqual(60);
    expect(families.length).toBeGreaterThanOrEqual(25);
  });

  it('keep about a fifth of the families apart', async () => {
    const { listFamilies } = await import(MAKER);
    const apart = readdirSync('fixtures/transcripts/held-out-families');
    for (const file of apart)
      expect(await import(resolve('fixtures/transcripts/held-out-families', file))).toMatchObject({
        heldOut: true,
      });
    expect(apart.length / listFamilies().length).toBeGreaterThan(0.17);
    expect(apart.length / listFamilies().length).toBeLessThan(0.25);
  });

  it('are drawn again byte for byte, with the same expectation', async () => {
    const { listPapers, makePaper } = await import(MAKER);
    const differing: string[] = [];
    for (const paper of listPapers()) {
      const { bytes, ending, expected, faults } = await makePaper(paper);
      expect({ [paper.name]: faults }).toEqual({ [paper.name]: [] });
      const kept = readFileSync(new URL(`${paper.name}.${ending}`, paper.folder));
      const told = readFileSync(new URL(`${paper.name}.expected.json`, paper.folder), 'utf8');
      if (!kept.equals(bytes) || `${JSON.stringify(expected, null, 1)}\n` !== told)
        differing.push(paper.name);
    }
    expect(differing).toEqual([]);
  });

  it('can be made up from a seed, with nothing printed over another', async () => {
    const { listPapers, makePaper } = await import(MAKER);
    const { bankOf, invent } = await import(resolve('fixtures/transcripts/invent.mjs'));
    const papers = listPapers();
    const bank = bankOf(papers.map(({ description }: { description: unknown }) => description));
    for (const [n, paper] of papers.entries()) {
      const description = invent(paper.description, n, bank);
      expect(invent(paper.description, n, bank)).toEqual(description);
      const { faults } = await makePaper({ ...paper, description });
      expect({ [paper.name]: faults }).toEqual({ [paper.name]: [] });
    }
  });

  it('have no file without a description', () => {
    const stray = FOLDERS.flatMap((folder) => {
      const names = readdirSync(folder);
      return names.filter(
        (name) =>
          (FILE.test(name) || name.endsWith('.expected.json')) &&
          !names.includes(`${name.replace(/\.(?:expected\.json|\w+)$/, '')}.yaml`),
      );
    });
    expect(stray).toEqual([]);
  });

  it.each(expectations)('%s says only what a transcript can say', (_, expected) => {
    if (expected.refused !== undefined) {
      expect(expected).toEqual({ refused: 'not-a-transcript' });
      return;
    }
    const rows: readonly Row[] = [...expected.terms, ...expected.otherCredit].flatMap(
      ({ courses }) => courses,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.title).toMatch(/^\S.*\S$/);
      expect(STATUSES).toContain(row.status);
      expect(BASES).toContain(row.basis);
      expect(row.page).toBeGreaterThanOrEqual(1);
      for (const number of [row.creditsAttempted, row.creditsEarned, row.gradePoints])
        expect(number ?? '0').toMatch(/^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
    }
    for (const { term } of expected.terms)
      expect(term ?? '2000-fall').toMatch(/^\d{4}-(?:winter|spring|summer|fall)$/);
  });
});

describe('the score', () => {
  it('prints the figures of one family as JSON', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      ['scripts/score-reading.mjs', '--family', 'two-careers', '--json'],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
    const { all, files, calibration } = JSON.parse(stdout);
    expect(all).toMatchObject({ files: 2, expected: 32 });
    expect(Object.keys(files)).toEqual(['two-careers-halden', 'two-students-elmstead']);
    expect(calibration.bands).toHaveLength(10);
  });
});
