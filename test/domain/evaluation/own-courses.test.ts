import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from '../../../src/domain/evaluation/evaluate.js';
import type { Evaluation } from '../../../src/domain/evaluation/evaluation.js';
import { verifyAgainst } from '../../../src/domain/evaluation/verify-against.js';
import { LEFT_OUT } from '../../../src/domain/policy/left-out.js';
import type { TransferPolicy } from '../../../src/domain/policy/transfer-policy.js';
import { gatherInput } from '../../../src/cli/gather-input.js';
import { loadCatalog } from '../../../src/reference/load-catalog.js';
import { loadProgram } from '../../../src/reference/load-program.js';

const CASES = ['campus-published-equivalent', 'campus-without-equivalent', 'campus-and-online-once'];
const evaluated = async (name: string) =>
  evaluate(await gatherInput({ case: `fixtures/cases/${name}.yaml` }));
const check = (document: Evaluation) =>
  verifyAgainst(document, {
    program: loadProgram('bps-music-production'),
    policy: null,
    lines: null,
    catalog: loadCatalog(),
  }).map(({ rule, where }) => `${rule}: ${where}`);

describe('credit of the school itself', () => {
  it('was taken on the campus where a row of the one record has a code of the campus', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'segue-')), 'record.csv');
    writeFileSync(
      file,
      'code,credits,grade,term\nAR-111,2,B,1995-fall\nOMPRD-160,3,B,1995-fall\nXX-1,3,B,2009-fall\n',
    );
    const input = await gatherInput({ program: 'bps-music-production', berkleeRecord: file });
    const { lines } = evaluate(input).evaluation;
    expect(lines.map(({ source }) => source)).toEqual(['berklee-campus', 'berklee-online', 'berklee-online']);
    const early = lines.map(({ reasons }) => reasons.some(({ code }) => code === 'before-own-courses'));
    expect(early).toEqual([false, true, false]);
  });

  it.each(CASES)(
    '%s: what has a place names only courses of the online catalog, and the check agrees',
    async (name) => {
      const { evaluation, equivalencies } = await evaluated(name);
      const { courses } = loadCatalog();
      const placed = new Set(evaluation.placements.map(({ award }) => award));
      const named = evaluation.awards.flatMap(({ id, courses: codes }) => (placed.has(id) ? codes : []));
      expect(named.filter((code) => !courses.some((each) => each.code === code))).toEqual([]);
      expect(check(evaluation)).toEqual([]);
      const ofCampus = equivalencies.filter(({ basis }) => basis === 'campus');
      expect(ofCampus.filter(({ why, because }) => why?.citation !== 'B05' || because.length === 0)).toEqual(
        [],
      );
      const isPublished = (why: { readonly code: string } | undefined) => why?.code === 'campus-published';
      expect(
        ofCampus.filter(({ certainty, why }) => (certainty === 'approved') !== isPublished(why)),
      ).toEqual([]);
    },
  );

  it('published as equal it is settled, and alike only a proposal', async () => {
    const { equivalencies } = await evaluated('campus-published-equivalent');
    expect(equivalencies.map(({ line, receives, certainty }) => ({ line, receives, certainty }))).toEqual([
      { line: 'k1', receives: { course: 'OLART-111' }, certainty: 'approved' },
      { line: 'k2', receives: { course: 'OLMSC-215' }, certainty: 'proposed' },
      { line: 'k3', receives: { course: 'OHARM-212' }, certainty: 'proposed' },
    ]);
  });

  it('a document that seats a campus or graduate course by what it is about is found out', async () => {
    const { evaluation } = await evaluated('graduate-course-serves-no-bachelor');
    const seated = (award: string, slot: string, fit: 'category' | 'subject', code: string): Evaluation => ({
      ...evaluation,
      awards: evaluation.awards.map((each) => (each.id === award ? { ...each, courses: [code] } : each)),
      placements: [
        ...evaluation.placements,
        { award, option: 1, slot, seats: 1, credits: '3' as never, fit },
      ],
    });
    expect(check(seated('a-b2', 'spz', 'subject', 'OSONG-525'))).toEqual(['slot-accepts: a-b2 in spz']);
    expect(check(seated('a-b2', 'ge-writing', 'category', 'LENG-111'))).toEqual([
      'slot-accepts: a-b2 in ge-writing',
    ]);
    expect(check(seated('a-b2', 'spz', 'subject', 'OSONG-316'))).toEqual([]);
  });

  it('of which levels courses serve a degree is the policy’s to say, and the check agrees', async () => {
    const input = await gatherInput({ case: 'fixtures/cases/graduate-course-serves-no-bachelor.yaml' });
    const every = ['undergraduate', 'graduate', 'unknown'] as const;
    const open = { ...input.policy, courseLevels: { undergraduate: every, graduate: every } };
    const [strict, lenient] = [input, { ...input, policy: open }].map((each) => evaluate(each).evaluation);
    const lineRules = (document: Evaluation, policy: TransferPolicy) =>
      verifyAgainst(document, { ...input, policy })
        .filter(({ rule }) => rule === 'line-rule' || rule === 'placement-missing')
        .map(({ where }) => where);
    expect(lenient!.lines.map(({ decision }) => decision)).toEqual(['awarded', 'awarded', 'awarded']);
    expect(lineRules(lenient!, open)).toEqual([]);
    expect(lineRules(strict!, { ...open, courseLevels: LEFT_OUT.courseLevels })).toEqual([]);
    expect(lineRules(lenient!, { ...open, courseLevels: LEFT_OUT.courseLevels })).toEqual(['b1']);
    expect(lineRules(strict!, open)).toEqual(['a-b2', 'b1']);

    const graduate = { undergraduate: every, graduate: ['graduate'] } as const;
    const degree = {
      ...input,
      program: { ...input.program, level: 'graduate' as const },
      policy: { ...input.policy, courseLevels: graduate },
    };
    const { evaluation } = evaluate(degree);
    const [, , song] = evaluation.lines;
    expect(song?.reasons.map(({ code, citation }) => `${code} ${citation}`)).toEqual([
      'course-of-another-level B08',
    ]);
    expect(verifyAgainst(evaluation, degree)).toEqual([]);
  });
});
