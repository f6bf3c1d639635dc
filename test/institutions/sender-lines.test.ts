import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import { findSchools } from '../../src/domain/institution/find-institution.js';
import { importDirectory } from '../../src/reference/directory/import-directory.js';
import { hdFile, hdSchool, TODAY } from '../support/published-files.js';

const COURSES = [
  'Fall 2012',
  'Course      Title                        Credits   Grade',
  'ENG 101     English Composition I          3.00    A',
  'PSY 101     General Psychology             3.00    B',
];
const RECORDS = 'fixtures/transcripts/records';
let pool: ReaderPool;
beforeAll(() => {
  pool = new ReaderPool({ children: 1 });
});
afterAll(() => pool.close());

async function senderOf(...head: string[]) {
  const answer = await pool.read(Buffer.from([...head, '', ...COURSES].join('\n')), 'paper.txt');
  if (answer.kind !== 'read') throw new Error(answer.message);
  return answer.sender;
}

async function linesUnder(...head: string[]): Promise<readonly string[]> {
  return (await senderOf(...head)).lines ?? [];
}

async function senderIn(file: string) {
  const bytes = await readFile(join(RECORDS, file));
  const answer = await pool.read(bytes, file);
  if (answer.kind !== 'read') throw new Error(answer.message);
  return answer.sender;
}

describe('what is printed under the name of a school', () => {
  it('tells schools of one name apart by its address', async () => {
    const lines = await linesUnder(
      'Marlowe College',
      '12 Elm Street',
      'Fenwick, SC 29000',
      '',
      'Student: Robin Sato',
    );
    expect(lines).toContain('Fenwick, SC 29000');
    const { institutions } = await importDirectory(
      [],
      [
        hdFile('hd2023.csv', [
          hdSchool('900001', 'Marlowe College', { CITY: 'Alder', STABBR: 'MO' }),
          hdSchool('900002', 'Marlowe College', { CITY: 'Fenwick', STABBR: 'SC' }),
        ]),
      ],
      TODAY,
    );
    const [found] = findSchools('Marlowe College', institutions, 5, { lines });
    expect(found?.unitid).toBe('900002');
    expect(found?.score).toBeGreaterThan(0.85);
  });

  it('is never the address of the student', async () => {
    const lines = await linesUnder(
      'Marlowe College',
      'Student: Robin Sato',
      '7 Pine Road',
      'Spokane, WA 99201',
    );
    expect(lines).toEqual(['Marlowe College']);
  });

  it('ends with the block that the name stands in', async () => {
    const lines = await linesUnder(
      'Marlowe College',
      'Fenwick, SC 29000',
      '',
      'Robin Sato',
      'Spokane, WA 99201',
    );
    expect(lines).toEqual(['Marlowe College', 'Fenwick, SC 29000']);
  });
});

describe('numbers by which a paper names its school', () => {
  it('are kept from records beside the transcript', async () => {
    expect(await senderIn('pesc-1.8-default-namespace.xml')).toEqual({
      codes: [{ kind: 'opeid', value: '00990500' }],
      lines: [],
    });
    expect(await senderIn('pesc-1.3-transfer.xml')).toEqual({
      codes: [{ kind: 'fice', value: '009903' }],
      lines: [],
    });
    expect(await senderIn('edi-ts130.edi')).toEqual({
      codes: [{ kind: 'fice', value: '009908' }],
      lines: ['Granite Pass, ID'],
    });
  });

  it('are read at the head of a page', async () => {
    const { codes } = await senderOf('Marlowe College', 'FICE Code: 007711, CEEB 3102, OPE ID 00771100');
    expect(codes).toEqual([
      { kind: 'fice', value: '007711' },
      { kind: 'atp', value: '3102' },
      { kind: 'opeid', value: '00771100' },
    ]);
  });

  it('are not those of another school, nor a score', async () => {
    for (const line of [
      'High school: Alder High, CEEB 260123',
      'Transfer from Linden College, FICE 001234',
      'ACT 29',
    ])
      expect((await senderOf('Marlowe College', line)).codes).toEqual([]);
    const two = await senderOf('Marlowe College', 'FICE 007711    FICE 001234');
    expect(two.codes).toEqual([]);
  });
});
