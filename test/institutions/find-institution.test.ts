import {
  findInstitution,
  findSchools,
  prepareDirectory,
  sureMatch,
} from '../../src/domain/institution/find-institution.js';
import type { Institution } from '../../src/domain/institution/institution.js';

let number = 100_000;
function school(name: string, place: string, more: Partial<Institution> = {}): Institution {
  const [city = '', state = ''] = place.split(', ');
  number += 1;
  return {
    unitid: String(number),
    name,
    aliases: [],
    city,
    state,
    country: 'US',
    calendar: 'semester',
    creditUnit: 'semester',
    kind: 'college',
    accreditations: [],
    source: 'invented',
    ...more,
  };
}

const DIRECTORY = [
  school('Marlowe College', 'Alder, MO', { opeid: '00771100' }),
  school('Marlowe College', 'Fenwick, SC'),
  school('Marlowe College Chicago', 'Chicago, IL'),
  school('Brackenridge Community College', 'Brackenridge, WA', { aliases: ['BCC'] }),
  school('Brookhaven Community College', 'Brookhaven, TX', { aliases: ['BCC'] }),
  school('North Dunmore State University', 'Dunmore, NC'),
  school('South Dunmore State University', 'Dunmore, SC'),
  school('University of Dunmore', 'Dunmore, NC'),
  school('University of Ashgrove-Tolland', 'Tolland, CA', { aliases: ['Ashgrove Tolland'] }),
  school('University of Ashgrove-Kelso', 'Kelso, CA'),
  school('Georgia Institute of Mechanics-Main Campus', 'Alder, GA', { aliases: ['Georgia Mech'] }),
  school('Saint Winifred College', 'Holywell, PA', { formerNames: ['Holywell Female Seminary'] }),
  school('Tamarack Technical & Community College', 'Tamarack, MN', { aliases: ['TTCC'] }),
  school('Oldcastle College', 'Oldcastle, OH', {
    ended: { how: 'closed', on: '2012-06-30', successor: null },
  }),
  school('Oldcastle University', 'Oldcastle, OH'),
  school('Massachusetts School of Wharves', 'Boston, MA'),
  school('Ashby Arts University', 'Ashby, OH'),
  school('Ashby Arts University of the Coast', 'Ashby, OR'),
  school('Wharton Polytechnic University-Lakeside', 'Lakeside, OH', { parent: '1', size: 1 }),
  school('Wharton Polytechnic University-Hillmont', 'Hillmont, OH', { size: 2 }),
  school('Wharton Polytechnic University-Hillview', 'Dover, OH', { size: 4 }),
];
const best = (printed: string) => findInstitution(printed, DIRECTORY)[0] ?? null;
const sure = (printed: string) => sureMatch(findInstitution(printed, DIRECTORY))?.name ?? null;

describe('finding a school by what is printed', () => {
  it.each(['Constructor University', 'toString College of valueOf', '__proto__', 'hasOwnProperty'])(
    'reads %s as words like any other',
    (name) => expect(best(name)?.name ?? null).not.toBe(name),
  );

  it.each(['University', 'The University', 'Technical College', 'Univ'])('%s is no school', (printed) => {
    const directory = [
      ...DIRECTORY,
      school('A-Technical College', 'Elm, OH'),
      school('University of the Elm', 'Elm, TX', { aliases: ['University of'] }),
    ];
    expect(sureMatch(findInstitution(printed, directory))).toBeNull();
  });

  it.each([
    ['BRACKENRIDGE COMMUNITY COLLEGE', 'Brackenridge Community College'],
    ['Brackenridge CC', 'Brackenridge Community College'],
    ['Brackenridge Comm. Coll.', 'Brackenridge Community College'],
    ['THE UNIVERSITY OF DUNMORE, OFFICE OF THE REGISTRAR', 'University of Dunmore'],
    ['Official Academic Transcript - University of Dunmore', 'University of Dunmore'],
    ['Dunmore, University of', 'University of Dunmore'],
    ['N. Dunmore St. U.', 'North Dunmore State University'],
    ['Univ of Ashgrove Tolland', 'University of Ashgrove-Tolland'],
    ['UA Kelso', 'University of Ashgrove-Kelso'],
    ['Ga Mech', 'Georgia Institute of Mechanics-Main Campus'],
    ['Georgia Institute of Mechanics', 'Georgia Institute of Mechanics-Main Campus'],
    ['St. Winifred Coll', 'Saint Winifred College'],
    ['Holywell Female Seminary', 'Saint Winifred College'],
    ['Tamarack Technical and Community College', 'Tamarack Technical & Community College'],
    ['Brackenndge Cornrnunity Co11ege', 'Brackenridge Community College'],
    ['BrackenridgeCommunityCollege', 'Brackenridge Community College'],
    ['Bracken ridge Community College', 'Brackenridge Community College'],
    ['Brackenrigde Comunity College', 'Brackenridge Community College'],
    ['Mass. School of Wharves', 'Massachusetts School of Wharves'],
    ['Marlowe College Chicago', 'Marlowe College Chicago'],
    ['Wharton Polytechnic University-La', 'Wharton Polytechnic University-Lakeside'],
    ['Wharton Poly Univ-Lakes', 'Wharton Polytechnic University-Lakeside'],
    ['Tamarack Technical & C', 'Tamarack Technical & Community College'],
    ['BrackenridgexCommunity Coull', 'Brackenridge Community College'],
    ['S. Winifred College', 'Saint Winifred College'],
    ['TamarackT echnical & Community College', 'Tamarack Technical & Community College'],
  ])('finds %s', (printed, name) => {
    expect(best(printed)?.name).toBe(name);
  });

  it('is sure of a name to the letter, and of an alias that only one school has', () => {
    expect(best('University of Dunmore')?.score).toBe(1);
    expect(sure('TTCC')).toBe('Tamarack Technical & Community College');
    expect(sure('BCC')).toBeNull();
  });

  it('shows all schools of one name first and alike, and is sure of none', () => {
    const found = findInstitution('Marlowe College', DIRECTORY);
    expect(found.slice(0, 2).map(({ name }) => name)).toEqual(['Marlowe College', 'Marlowe College']);
    expect(found[0]?.score).toBe(found[1]?.score);
    expect(sureMatch(found)).toBeNull();
    expect(findSchools('Marlowe College', DIRECTORY)[0]?.reasons).toContain('2 other schools fit as well');
  });

  it('is not sure of a name that another school has with its place, its own campuses apart', () => {
    const [here, there] = [
      school('Saint Aldhelms University', 'Alder, MN', { opeid: '00770100' }),
      school("St. Aldhelm's University-New York", 'Queens, NY', { opeid: '00770200' }),
    ];
    const found = (printed: string, ...lines: string[]) =>
      findInstitution(printed, [...DIRECTORY, here!, there!], 5, { lines });
    for (const printed of ["St. Aldhelm's University", "Saint Aldhelm's Univ."]) {
      expect(sureMatch(found(printed))).toBeNull();
      expect(
        found(printed)
          .slice(0, 2)
          .map(({ name }) => name),
      ).toEqual([here!.name, there!.name]);
      expect(sureMatch(found(printed, 'Alder, MN 56001'))?.unitid).toBe(here!.unitid);
      expect(found(printed, 'Jamaica, NY 11439')[0]?.unitid).toBe(there!.unitid);
    }
    const campus = { ...there!, opeid: '00770101' };
    expect(
      sureMatch(findInstitution("St. Aldhelm's University", [...DIRECTORY, here!, campus])),
    ).not.toBeNull();
  });

  it.each([
    ['Southern Kestrel College', 'South Kestrel College'],
    ['North Kestrel College', 'Northern Kestrel College'],
  ])('%s is another school than %s', (printed, name) => {
    const [first] = findInstitution(printed, [...DIRECTORY, school(name, 'Elm, OH')]);
    expect(first?.name).toBe(name);
    expect(first?.score).toBeLessThan(0.85);
  });

  it('shows all that a cut name may begin, the largest main campus first, sure of none', () => {
    const found = findSchools('Wharton Polytechnic Uni', DIRECTORY);
    expect(found.map(({ institution }) => institution.city)).toEqual(['Dover', 'Hillmont', 'Lakeside']);
    expect(new Set(found.map(({ score }) => score)).size).toBe(1);
    expect(sureMatch(found)).toBeNull();
    const placed = findSchools('Wharton Polytechnic Uni', DIRECTORY, 5, { lines: ['Lakeside, OH 43000'] });
    expect(placed[0]?.institution.city).toBe('Lakeside');
  });

  it('takes no shorter name where the print goes on', () => {
    expect(sure('Ashby Arts University')).toBe('Ashby Arts University');
    const [first] = findSchools('Ashby Arts University of the', DIRECTORY);
    expect(first?.name).toBe('Ashby Arts University of the Coast');
    expect(sure('Ashby Arts University of the')).toBeNull();
    expect(sure('Ashby Arts University-')).toBeNull();
  });

  it.each([
    ['in the name', 'Marlowe College, Fenwick, SC', {}],
    ['in the state alone', 'Marlowe College - South Carolina', {}],
    ['in a line of its own', 'Marlowe College', { lines: ['12 Elm Street', 'Fenwick, SC 29000'] }],
  ])('tells schools of one name apart by a place %s', (_, printed, hints) => {
    const found = findSchools(printed, DIRECTORY, 5, hints);
    expect(found[0]?.institution.city).toBe('Fenwick');
    expect(sureMatch(found)?.unitid).toBe(found[0]?.unitid);
  });

  it('takes a printed number of the school for certain', () => {
    const [found] = findSchools('Marlowe College', DIRECTORY, 5, {
      codes: [{ kind: 'fice', value: '7711' }],
    });
    expect(found?.institution.city).toBe('Alder');
    expect(found?.score).toBe(1);
    expect(found?.reasons).toContain('its number is printed');
  });

  it('asks a person where number and name contradict each other, and shows both schools', () => {
    const codes = [{ kind: 'opeid', value: '00771100' }] as const;
    const found = findSchools('University of Dunmore', DIRECTORY, 5, { codes });
    expect(sureMatch(found)).toBeNull();
    expect(found[0]?.name).toBe('University of Dunmore');
    expect(found[0]?.reasons).toContain('the printed number is of another school');
    expect(found[1]?.institution.city).toBe('Alder');
    expect(found[1]?.reasons).toContain('its number is printed');
  });

  it('proposes a school by its number alone, never for certain', () => {
    const [found] = findSchools(null, DIRECTORY, 5, { codes: [{ kind: 'fice', value: '007711' }] });
    expect(found?.institution.city).toBe('Alder');
    expect(found?.score).toBeLessThan(0.85);
  });

  it('learns nothing from a number that the directory does not have', () => {
    const codes = [
      { kind: 'act', value: '1234' },
      { kind: 'fice', value: '999999' },
    ] as const;
    expect(findSchools('University of Dunmore', DIRECTORY, 5, { codes })[0]?.score).toBe(1);
  });

  it('takes the campus whose own number is printed', () => {
    const family = [
      school('Quarry University', 'Alder, OH', { opeid: '00880000' }),
      school('Quarry University', 'Dover, OH', { opeid: '00880001' }),
    ];
    const cityBy = (kind: 'opeid' | 'fice' | 'ipeds', value: string) =>
      findSchools('Quarry Univ', family, 5, { codes: [{ kind, value }] })[0];
    expect(cityBy('opeid', '008800-01')?.institution.city).toBe('Dover');
    expect(cityBy('fice', '8800')?.institution.city).toBe('Alder');
    expect(cityBy('ipeds', family[1]!.unitid)?.institution.city).toBe('Dover');
    expect(cityBy('fice', '8800')?.score).toBeGreaterThan(0.85);
  });

  it('takes the word of a person on a printed name, unless a number speaks against it', () => {
    const named = DIRECTORY.map((each) =>
      each.city === 'Fenwick' ? { ...each, keptNames: ['Marlowe College'] } : each,
    );
    const found = findSchools('Marlowe College', named);
    expect(found[0]?.institution.city).toBe('Fenwick');
    expect(sureMatch(found)?.unitid).toBe(found[0]?.unitid);
    const codes = [{ kind: 'fice', value: '007711' }] as const;
    expect(findSchools('Marlowe College', named, 5, { codes })[0]?.institution.city).toBe('Alder');
  });

  it('is not sure when another place is printed than the school’s own', () => {
    const found = findSchools('University of Dunmore', DIRECTORY, 5, { lines: ['Spokane, WA 99201'] });
    expect(found[0]?.name).toBe('University of Dunmore');
    expect(sureMatch(found)).toBeNull();
  });

  it.each([
    'Springfield University',
    'East Dunmore State University',
    'Brackenridge Technical College',
    'Ashgrove College',
    'Dunmore University',
    'University of Alder',
    'Georgia Institute of Art',
  ])('is not sure of a school that the directory lacks: %s', (printed) => {
    expect(sure(printed)).toBeNull();
  });

  it('proposes nothing for what names no school of the directory', () => {
    expect(findInstitution('Zephyr Hill Polytechnic', DIRECTORY)).toEqual([]);
    expect(findInstitution('', DIRECTORY)).toEqual([]);
    expect(findInstitution(null, DIRECTORY)).toEqual([]);
  });

  it('prefers the open school to one of its town that has ended', () => {
    expect(sure('Oldcastle University')).toBe('Oldcastle University');
    expect(sure('Oldcastle College')).toBe('Oldcastle College');
  });

  it('is made ready in many small steps, and answers as if it had been made at once', async () => {
    const many = Array.from({ length: 2000 }, (_, at) => school(`Alder College ${at}`, 'Alder, OH'));
    const directory = [...many, ...DIRECTORY];
    let pauses = 0;
    await prepareDirectory(directory, async () => {
      pauses += 1;
    });
    expect(pauses).toBeGreaterThan(20);
    expect(findSchools('N. Dunmore St. U.', directory)).toEqual(
      findSchools('N. Dunmore St. U.', [...directory]),
    );
    await prepareDirectory(directory, () => Promise.reject(new Error('made twice')));
  });

  it('gives the same answer each time, whatever was asked before', () => {
    const first = findSchools('N. Dunmore St. U.', DIRECTORY);
    findSchools('Marlowe Coll', DIRECTORY);
    expect(findSchools('N. Dunmore St. U.', DIRECTORY)).toEqual(first);
  });
});
