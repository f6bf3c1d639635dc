import { spawnSync } from 'node:child_process';

interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly title: number;
  readonly credits: number;
  readonly grade: number;
  readonly silent: number;
  readonly wrongRefusals: number;
  readonly falseAlarms: number;
  readonly missedAlarms: number;
  readonly overallFigures: Counted;
  readonly termFigures: Counted;
}

interface Counted {
  readonly expected: number;
  readonly right: number;
}

describe('reading the invented transcripts', () => {
  const { stdout } = spawnSync(process.execPath, ['scripts/score-reading.mjs', '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const { all } = JSON.parse(stdout) as { all: Figures };

  it.each([
    ['precision', 0.995],
    ['recall', 0.995],
    ['title', 0.98],
    ['credits', 0.995],
    ['grade', 0.995],
  ] as const)('%s is at least %d', (figure, least) => {
    expect(all[figure]).toBeGreaterThanOrEqual(least);
  });

  it('reads the printed totals, and tells of no difference but where there is one', () => {
    expect(all.overallFigures.right).toBe(all.overallFigures.expected);
    expect(all.termFigures.right / all.termFigures.expected).toBeGreaterThanOrEqual(0.98);
    expect(all).toMatchObject({ falseAlarms: 0, missedAlarms: 0 });
  });

  it('loses no row in silence, and refuses what is no transcript and nothing else', () => {
    expect(all).toMatchObject({ silent: 0, wrongRefusals: 0 });
  });
});
