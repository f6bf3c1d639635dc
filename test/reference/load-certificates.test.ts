import { readFileSync } from 'node:fs';
import { certificateNamed } from '../../src/domain/program/certificate.js';
import { loadCatalog } from '../../src/reference/load-catalog.js';
import {
  loadCertificateFacts,
  loadCertificates,
  readCertificates,
} from '../../src/reference/load-certificates.js';

const FILE = 'reference/certificates/berklee-online.yaml';

describe('the certificates of the school', () => {
  it('name only courses of the catalog, and say which lists are not complete', () => {
    const certificates = loadCertificates();
    const codes = new Set(loadCatalog().courses.map(({ code }) => code));
    const named = certificates.flatMap(({ required, electives }) => [...required, ...electives]);
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
    const complete = certificates.filter(({ listComplete }) => listComplete);
    expect(complete.map(({ courses, required }) => courses === required.length)).toEqual([true]);
    expect(certificates.every(({ source }) => source.startsWith('https://'))).toBe(true);
  });

  it('keep what no page says apart from what there is none of', () => {
    const { types, certificates, conversion } = loadCertificateFacts();
    expect(types.map(({ courses }) => courses)).toEqual([null, null, '8-12', '3-5', '8-12', '3 (seen)']);
    expect(certificates.filter(({ listComplete }) => !listComplete)).toHaveLength(4);
    const theory = certificates.find(({ name }) => name.startsWith('Theory'));
    expect(theory).toMatchObject({
      requiredCount: 5,
      electiveCount: 3,
      required: ['OHARM-101', 'OEART-115'],
    });
    expect(theory).toMatchObject({ pricePerCourse: '1545', payInFull: '11124.00' });
    expect(conversion.map(({ confidence }) => confidence.split(' ')[0])).toEqual([
      'high',
      'high',
      'high',
      'open',
      'default,',
    ]);
  });

  it('are found however a record writes their names', () => {
    const known = loadCertificates();
    const find = (name: string) => certificateNamed(name, known)?.name ?? null;
    expect(find('theory, harmony and ear training')).toBe('Theory, Harmony & Ear Training');
    expect(find('Professional Certificate in Ableton Live')).toBe('Ableton Live');
    expect(find('Music Theory')).toBeNull();
  });

  it.each([
    ['type: "Master Certificate"', "type: 'Guild Certificate'", /the type Guild Certificate is none/],
    ['name: "Ableton Live"', "name: 'Songwriting and Guitar'", /stands twice/],
    ['required: [OCOMP-110, ', 'required: [', /complete and has 3 of 4 courses/],
    ['requiredCount: 5', 'requiredCount: 1', /2 courses are listed as required, of 1/],
  ])('with %s wrong are refused with the place', (from, to, sentence) => {
    const yaml = readFileSync(FILE, 'utf8').replaceAll(/: '([^'"]*)'$/gm, ': "$1"');
    const at = yaml.lastIndexOf(from);
    const wrong = yaml.slice(0, at) + to + yaml.slice(at + from.length);
    expect(at).toBeGreaterThan(0);
    expect(() => readCertificates(wrong, FILE)).toThrow(sentence);
  });
});
