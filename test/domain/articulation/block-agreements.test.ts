import {
  blockAnswer,
  type BlockAgreement,
  type DegreeHolder,
} from '../../../src/domain/articulation/block-agreement.js';
import { checkRules } from '../../../src/domain/articulation/check-rules.js';
import { credits } from '../../../src/domain/credits.js';
import { loadAgreements } from '../../../src/reference/load-rule-files.js';
import { loadProgram } from '../../../src/reference/load-program.js';

const AGREEMENT: BlockAgreement = {
  id: 'riverbend',
  version: 1,
  partner: { institution: '900001', name: 'Riverbend' },
  effective: { from: '2020-fall', to: null },
  governedBy: 'enrollment-at-partner',
  requires: {
    credential: 'associate',
    minimumAverage: credits('2'),
    minimumGrade: 'C',
    courses: [{ code: 'MUS 1' }],
  },
  satisfies: [{ program: 'bps-music-production', block: 'general-education', credits: credits('30') }],
  includes: [],
  admission: { waives: [] },
  citation: 'an invented agreement',
  note: null,
  ended: null,
};
const HOLDER: DegreeHolder = {
  institution: '900001',
  credential: 'associate',
  average: credits('3.1'),
  enrolledAtPartner: '2021-fall',
  appliedFor: '2024-fall',
  courses: [{ institution: '900001', code: 'MUS-1', term: '2022-spring', grade: 'C', credits: credits('3') }],
};
const findings = (...agreements: BlockAgreement[]) =>
  checkRules({
    rules: [],
    agreements: agreements.map((agreement) => ({ ...agreement, file: null })),
    catalog: null,
    programs: [loadProgram('bps-music-production')],
    senders: null,
  }).findings;
const check = (...agreements: BlockAgreement[]) =>
  findings(...agreements).map(({ code, rules }) => [code, ...rules.map(({ id }) => id)].join(' '));

describe('a block agreement', () => {
  it('fills its blocks for whoever meets every one of its terms', () => {
    expect(blockAnswer(AGREEMENT, HOLDER)).toEqual({ holds: 'yes', because: [], fills: AGREEMENT.satisfies });
  });

  it.each([
    ['another-school', { institution: '900002' }],
    ['not-in-force', { enrolledAtPartner: '2019-fall' }],
    ['credential-missing', { credential: 'certificate' }],
    ['average-too-low', { average: credits('1.99') }],
    ['course-missing', { courses: [{ ...HOLDER.courses[0]!, grade: 'C-' }] }],
  ] as const)('says %s where that is so', (code, change) => {
    expect(blockAnswer(AGREEMENT, { ...HOLDER, ...change })).toEqual({
      holds: 'no',
      because: [code],
      fills: [],
    });
  });

  it.each([
    ['not-in-force', {}, { enrolledAtPartner: null }],
    ['credential-missing', {}, { credential: null }],
    ['course-list-unknown', { requires: { ...AGREEMENT.requires, courses: null } }, {}],
    ['course-missing', {}, { courses: [{ ...HOLDER.courses[0]!, grade: 'P' }] }],
    ['block-unknown', { satisfies: null }, {}],
  ] as const)('leaves %s to a person where it is not known', (code, change, about) => {
    const answer = blockAnswer({ ...AGREEMENT, ...change }, { ...HOLDER, ...about });
    expect(answer).toEqual({ holds: 'unknown', because: [code], fills: [] });
  });

  it('gives way to a newer version that is in force for the person, and is asked about where it may', () => {
    const newer = (change: object) => [{ ...AGREEMENT, version: 2, ...change }];
    const holds = (change: object) => blockAnswer(AGREEMENT, HOLDER, undefined, newer(change)).holds;
    expect(holds({})).toBe('no');
    expect(holds({ effective: { from: '2030-fall', to: null } })).toBe('yes');
    expect(holds({ effective: { from: null, to: null } })).toBe('unknown');
  });

  it('of the two that are known supposes nothing that their text does not say', () => {
    const agreements = loadAgreements();
    expect(agreements.map(({ id, satisfies }) => [id, satisfies])).toEqual([
      ['bunker-hill-2020', null],
      ['philadelphia', null],
    ]);
    for (const agreement of agreements) {
      expect(blockAnswer(agreement, { ...HOLDER, institution: agreement.partner.institution }).holds).toBe(
        'unknown',
      );
      expect(agreement.citation).toMatch(/^https:/);
    }
    expect(check(...agreements)).toEqual([]);
  });
});

describe('the check of agreements', () => {
  it('finds a circle once, whoever begins it', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id, at) => ({
      ...AGREEMENT,
      id,
      includes: [['b'], ['c'], ['a']][at]!,
    }));
    expect(check(b!, c!, a!)).toEqual(['agreements-circular a b c']);
    expect(check({ ...AGREEMENT, includes: ['riverbend'] })).toEqual(['agreements-circular riverbend']);
  });

  it('finds every circle, though one school begins or shares several', () => {
    const including = (id: string, ...includes: string[]) => ({ ...AGREEMENT, id, includes });
    expect(check(including('a', 'b', 'c'), including('b', 'a'), including('c', 'a'))).toEqual([
      'agreements-circular a b',
      'agreements-circular a c',
    ]);
    expect(check(including('a', 'b'), including('b', 'a', 'c'), including('c', 'a', 'b'))).toEqual([
      'agreements-circular a b',
      'agreements-circular b c',
      'agreements-circular a b c',
    ]);
    const older = { ...including('a', 'b'), version: 1 };
    expect(check(older, { ...including('a'), version: 2 }, including('b', 'a'))).toEqual([]);
  });

  it('finds a version that stands twice, and more credit than a block has', () => {
    expect(check(AGREEMENT, { ...AGREEMENT, note: 'other words' })).toEqual(['id-twice riverbend riverbend']);
    const satisfies = [{ ...AGREEMENT.satisfies![0]!, credits: credits('90') }];
    expect(check({ ...AGREEMENT, satisfies })).toEqual(['credits-over-block riverbend']);
  });

  it('finds two promises of different credit for one degree and block at one time', () => {
    const less = {
      ...AGREEMENT,
      id: 'less',
      satisfies: [{ ...AGREEMENT.satisfies![0]!, credits: credits('24') }],
    };
    expect(check(AGREEMENT, less)).toEqual(['agreements-contradict less riverbend']);
    const ended = { ...AGREEMENT, ended: { on: '1990-07-31', by: 'registrar', reason: 'replaced' } };
    expect(check(ended, less)).toEqual([]);
    expect(check(AGREEMENT, { ...less, id: AGREEMENT.id, version: AGREEMENT.version + 1 })).toEqual([]);
    expect(check({ ...AGREEMENT, effective: { from: null, to: '2020-fall' } }, less)).toHaveLength(1);
    expect(check({ ...AGREEMENT, effective: { from: null, to: '2020-summer' } }, less)).toEqual([]);
  });

  it('compares each version with what governs at its time, not the newest versions alone', () => {
    const amount = (given: string) => [{ ...AGREEMENT.satisfies![0]!, credits: credits(given) }];
    const early = { effective: { from: '2010-fall', to: '2014-summer' } } as const;
    const a1 = { ...AGREEMENT, id: 'a', satisfies: amount('42'), ...early };
    const a2 = { ...a1, version: 2, effective: { from: '2014-fall', to: null } } as const;
    const b1 = { ...a1, id: 'b', satisfies: amount('30') };
    const told = (...agreements: BlockAgreement[]) =>
      findings(...agreements).filter(({ code }) => code === 'agreements-contradict');
    expect(told(a1, a2, b1)).toMatchObject([
      {
        rules: [
          { id: 'a', version: 1 },
          { id: 'b', version: 1 },
        ],
        terms: early.effective,
        message:
          'a promises 42 credits and b promises 30 toward the block general-education of ' +
          'bps-music-production for the same degree, from 2010-fall to 2014-summer.',
      },
    ]);
    // The second version takes the place of the first, but for one term.
    const replaced = {
      ...a2,
      satisfies: amount('30'),
      effective: { from: '2011-spring', to: null },
    } as const;
    expect(told(a1, replaced, b1)).toMatchObject([{ terms: { from: '2010-fall', to: '2011-winter' } }]);
    expect(told(a1, { ...replaced, effective: early.effective }, b1)).toEqual([]);
    const byApplication = { ...replaced, ...early, governedBy: 'application' } as const;
    expect(told(a1, byApplication, b1)).toHaveLength(1);
  });

  it('takes an agreement that names no credential as one for every credential', () => {
    const { requires, satisfies } = AGREEMENT;
    const less = { ...AGREEMENT, id: 'less', satisfies: [{ ...satisfies![0]!, credits: credits('24') }] };
    const any = { ...less, requires: { ...requires, credential: null } };
    expect(check(AGREEMENT, any)).toEqual(['agreements-contradict less riverbend']);
    const certificate = { ...less, requires: { ...requires, credential: 'certificate' } } as const;
    expect(check(AGREEMENT, certificate)).toEqual([]);
  });

  it('finds agreements and blocks that are not there', () => {
    const satisfies = [{ program: 'bps-music-production', block: 'alchemy', credits: null }];
    expect(check({ ...AGREEMENT, includes: ['gone'], satisfies })).toEqual([
      'agreement-unknown riverbend',
      'block-unknown riverbend',
    ]);
  });
});
