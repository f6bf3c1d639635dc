import { Client } from '../support/client.js';
import { openOffice, type Office } from '../support/office.js';

let office: Office;
let anybody: Client;
beforeAll(async () => {
  office = await openOffice();
  anybody = new Client(office.service.url);
  await publish([
    ...Array.from({ length: 102 }, (_, at) =>
      rowOf(`many-${101 - at}`, `LOT ${String(at).padStart(3, '0')}`),
    ),
    rowOf('everywhere', 'ANY 1', '*'),
    rowOf('elsewhere', 'ART 1', 'x-northgate'),
  ]);
});
afterAll(() => office?.record.discard());

const HEAD = 'id,institution,sends,gives,receives,decided_by,decided_on,reason';
const rowOf = (id: string, code: string, school = 'x-harlow-valley') =>
  `${id},${school},${code},category,ARTS_HUMANITIES,faculty,2014-03-02,compared`;

/** A file that one person sends and another publishes. */
async function publish(rows: readonly string[]): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([[HEAD, ...rows].join('\n')]), 'rules.csv');
  form.append('reason', 'The list of the office');
  const { status, body } = await office.evaluator.post('/api/staff/rules/imports', form);
  expect(status).toBe(201);
  const published = await office.registrar.post(`/api/staff/rules/imports/${body.id}/publication`);
  expect(published.status).toBe(200);
}

interface Equivalency {
  readonly rule: string;
  readonly sends: readonly string[];
  readonly anySchool: boolean;
}
const lookUp = (asked: Record<string, string>) =>
  anybody.get(`/api/equivalencies?${new URLSearchParams(asked)}`);

describe('looking up published rules', () => {
  it('gives every course of a school by its code, page by page', async () => {
    const first = await lookUp({ institution: 'Harlow Valley CC' });
    expect(first.body).toMatchObject({
      institution: { unitid: 'x-harlow-valley', name: 'Harlow Valley Community College' },
      schools: [],
      code: null,
    });
    const second = await lookUp({ institution: 'x-harlow-valley', after: first.body.next });
    expect([first.body.equivalencies.length, second.body.next]).toEqual([100, null]);
    const all: Equivalency[] = [...first.body.equivalencies, ...second.body.equivalencies];
    const codes = all.map(({ sends }) => sends[0]!);
    expect(codes).toEqual(codes.toSorted());
    expect(codes).toHaveLength(103);
    expect(all.filter(({ anySchool }) => anySchool).map(({ rule }) => rule)).toEqual(['everywhere']);
    expect(codes).not.toContain('ART 1');
  });

  it('leaves out what is suspended', async () => {
    const reason = 'The school asked us to wait';
    const stopped = await office.registrar.post('/api/staff/rules/many-101/suspension', { reason });
    expect(stopped.status).toBe(204);
    const { body } = await lookUp({ institution: 'x-harlow-valley' });
    expect(body.equivalencies[0].rule).toBe('everywhere');
    expect(body.equivalencies.map(({ rule }: Equivalency) => rule)).not.toContain('many-101');
    expect((await lookUp({ institution: 'x-harlow-valley', code: 'lot000' })).body.equivalencies).toEqual([]);
  });

  it('asks back where a name is not surely one school, and guesses none', async () => {
    const { body } = await lookUp({ institution: 'Harlow', code: 'LOT 001' });
    expect(body.institution).toEqual({ unitid: 'Harlow', name: null });
    expect(body.schools).toContainEqual({
      unitid: 'x-harlow-valley',
      name: 'Harlow Valley Community College',
      city: 'Harlow',
      state: 'MA',
      country: 'US',
    });
    expect(body.equivalencies).toEqual([]);
    const unknown = await lookUp({ institution: 'Academy of the Seven Hills', code: 'any 1' });
    expect(unknown.body.schools).toEqual([]);
    expect(unknown.body.equivalencies.map(({ rule }: Equivalency) => rule)).toEqual(['everywhere']);
  });
});
