import { readCode } from '../../../src/domain/matching/course-code.js';
import { readCourse } from '../../../src/domain/matching/read-course.js';
import { readTitle } from '../../../src/domain/matching/read-title.js';
import { titleWords } from '../../../src/domain/matching/title-words.js';
import { likenessOf } from '../../../src/domain/matching/vocabulary.js';

const keyOf = (title: string) => readCourse({ code: null, title }).key;

describe('titles', () => {
  it.each([
    ['SP 104', 'Intermediate Spanish II', 'spain'],
    [null, 'French I', 'france'],
    ['GER 101', 'Elementary Course', 'germany'],
    ['HIS 210', 'History of Spain', null],
    ['ART 100', 'Drawing', null],
  ])('%s %s teaches the language %s', (code, title, language) => {
    expect(readCourse({ code, title }).language).toBe(language);
  });

  it.each([
    ['Intro to Psych', 'Introduction to Psychology'],
    ['Gen Chem w/Lab', 'General Chemistry with Laboratory'],
    ['CALC II', 'Calculus 2'],
    ['West Civ I', 'Western Civilization I'],
    ['PRIN OF MGMT', 'Principles of Management'],
    ['Human A&P II', 'Human Anatomy and Physiology II'],
    ['Amer Govt', 'U.S. Government'],
    ['Freshman English I', 'English Composition I'],
    ['Public Spkg', 'Speech Communication'],
    ['Theatre Appreciation', 'THEATER APPRECIATION'],
    ['Sight Singing II', 'Ear Training 2'],
    ['Labour and Globalisation', 'Labor & Globalization'],
    ['Paediatrics', 'Pediatrics'],
    ['Ageing in Society', 'Aging in Society'],
    ['Ear Trng I', 'Ear Training I'],
    ['The Art of Drawing', 'Drawing'],
    ['Culinary Arts', 'Culinary'],
  ])('%s says the same as %s', (short, whole) => {
    expect(keyOf(short)).toBe(keyOf(whole));
  });

  it.each([
    ['Microeconomics', 'Macroeconomics'],
    ['Calculus I', 'Calculus II'],
    ['General Chemistry I', 'General Chemistry I Lab'],
    ['Organic Chemistry', 'Inorganic Chemistry'],
    ['Physics I', 'Physical Education I'],
    ['American History', 'African American History'],
    ['Arts Management', 'Artist Management'],
  ])('%s is not the same as %s', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  it.each([
    ['US History to 1877', 1],
    ['U.S. Hist since 1865', 2],
    ['Art History: Renaissance to Present', 2],
    ['Drawing', null],
    ['Spanish 1B', 2],
    ['2-D Design', null],
  ])('%s has place %s in its row', (title, place) => {
    expect(readTitle(title).sequence).toBe(place);
  });

  it('tells a laboratory alone from a course with one', () => {
    expect(readTitle('General Biology Lab').lab).toBe('only');
    expect(readTitle('General Biology w/Lab').lab).toBe('with');
    expect(readTitle('Biology Lecture').lab).toBe('lecture');
  });

  it('writes short forms out in plain words for looking up', () => {
    expect(titleWords('Intro to Comp II')).toEqual(['introduction', 'composition', '2']);
  });
});

describe('a short form under a code', () => {
  it.each([
    ['CSC 101', 'Comp Lit & App', 'computer'],
    ['ENG 101', 'Comp & Lit', 'composition'],
    [null, 'Comp Lit', 'composition'],
  ])('%s %s is read as its field means it', (code, title, first) => {
    expect(readCourse({ code, title }).title.places[0]![0]).toBe(first);
  });
});

describe('codes', () => {
  it.each([
    ['ENGL& 101', 'ENGL', 101, 1, ''],
    ['CHEM 1A', 'CHEM', 1, null, ''],
    ['MAT-131', 'MAT', 131, 1, ''],
    ['PSYC101L', 'PSYC', 101, 1, ''],
    ['MATH 2413', 'MATH', 2413, 2, ''],
    ['62-125 DRAWING', '62', 125, 1, 'DRAWING'],
    ['MAT 095', 'MAT', 95, 0, ''],
    ['MATH 16100', 'MATH', 16100, 1, ''],
    ['PSYC 1F90', 'PSYC', null, 1, ''],
    ['LIB K104', 'LIB', 104, 1, ''],
    ['MUSC-UA 101', 'MUSCUA', 101, 1, ''],
    ['MUS*101', 'MUS', 101, 1, ''],
    ['MUS–101', 'MUS', 101, 1, ''],
    ['#MUS_101', 'MUS', 101, 1, ''],
    ['(MUS 101)', 'MUS', 101, 1, ''],
    ['POL300H1', 'POL', 300, 3, ''],
    ['MAT137Y1Y', 'MAT', 137, 1, ''],
    ['AS.060.113', '060', 113, 1, ''],
    ['07:700:101', '700', 101, 1, ''],
    ['20-121-01', '20', 121, 1, '01'],
  ])('%s is read', (text, subject, number, level, tail) => {
    expect(readCode(text)).toMatchObject({ subject, number, level, tail });
  });

  it('gives nothing for nothing', () => {
    expect(readCode(null)).toMatchObject({ subject: '', number: null, level: null });
    expect(readCode('—')).toMatchObject({ subject: '', number: null });
  });
});

describe('words that are cut off or misspelt', () => {
  it.each([
    ['programmi', 'programming'],
    ['oganic', 'organic'],
    ['devleopment', 'development'],
    ['sociolo', 'sociology'],
  ])('%s may stand for %s', (word, other) => {
    expect(likenessOf(word, other, false)).toBeGreaterThan(0.5);
  });

  it('never takes a known word for another of a different family', () => {
    expect(likenessOf('physics', 'physical', true)).toBeLessThan(0.75);
    expect(likenessOf('organic', 'oganic', true)).toBe(0);
  });
});
