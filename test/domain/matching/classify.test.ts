import { readFileSync } from 'node:fs';
import { classifyCourse } from '../../../src/domain/matching/classify-course.js';

/** The titles of `ordinary-titles.txt`; every third is kept for the figure, the others may be used. */
function ordinaryTitles() {
  let category = '';
  const titles: { category: string; code: string; title: string }[] = [];
  for (const line of readFileSync('fixtures/matching/ordinary-titles.txt', 'utf8').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [code, title] = line.split(' | ');
    if (title === undefined) category = line.trim();
    else titles.push({ category, code: code!, title });
  }
  return titles;
}

describe('classifying a course', () => {
  it('names the category of at least 95 in 100 ordinary titles that were kept apart', () => {
    const kept = ordinaryTitles().filter((_, at) => at % 3 === 2);
    const right = kept.filter((each) => classifyCourse(each).category === each.category);
    expect(kept.length).toBeGreaterThanOrEqual(130);
    expect(right.length / kept.length).toBeGreaterThanOrEqual(0.95);
  });

  it('is right about as often as it says', () => {
    const told = ordinaryTitles().map((each) => ({ each, told: classifyCourse(each) }));
    const said = told.reduce((sum, { told: { probability } }) => sum + probability, 0) / told.length;
    const right =
      told.filter(({ each, told: { category } }) => category === each.category).length / told.length;
    expect(Math.abs(said - right)).toBeLessThanOrEqual(0.05);
  });

  it.each([
    ['MUS 101', 'Music Appreciation', 'ARTS_HUMANITIES', null],
    ['MUS 211', 'Harmony III', 'MUSIC', 'Harmony'],
    ['MUS 121', 'Ear Training & Sight Singing', 'MUSIC', 'Ear Training'],
    ['MUS 220', 'Intro to Music Industry', 'MUSIC', 'Music Business'],
    ['AUD 101', 'Audio Recording I', 'MUSIC', 'Music Production'],
    ['PHY 107', 'Physics of Sound', 'ACOUSTICS', null],
    ['SCI 210', 'Psychoacoustics', 'MATH_NATURAL_SCIENCE', null],
    ['ENG 212', 'Technical Writing', 'OTHER', null],
    ['ESL 101', 'English as a Second Language', 'NONE', null],
    ['CS 101', 'Intro to Computer Science', 'NONE', null],
    ['HSC 100', 'Intro to Health Science', 'MATH_NATURAL_SCIENCE', null],
    ['MAT 090', 'Basic Math', 'NONE', null],
    ['MATH 0302', 'College Mathematics Preparation', 'NONE', null],
    ['ACC 101', 'Prin of Acctg I', 'OTHER', null],
    ['MUS 116', 'Ear Trng I', 'MUSIC', 'Ear Training'],
    ['REC 210', 'Mixing & Mastering', 'MUSIC', 'Music Production'],
    ['REC 101', 'Intro to Recreation', 'OTHER', null],
    ['MKT 230', 'Music Marketing', 'MUSIC', 'Music Business'],
    ['MGMT 245', 'Artist Mgmt', 'MUSIC', 'Music Business'],
    ['BUS 118', 'Music Biz', 'MUSIC', 'Music Business'],
    ['SW 110', 'Lyric Writing', 'MUSIC', 'Songwriting'],
    ['SW 101', 'Intro to Social Work', 'OTHER', null],
    ['MUS 143', 'Guitar Ens', 'MUSIC', 'Performance'],
    ['MUS 144', 'Arranging for Small Ensemble', 'MUSIC', 'Arranging'],
    ['MUS 180', 'Private Guitar Lesson', 'MUSIC', 'Private Instruction'],
    ['SPAN 101', 'Spanish for Non-Native Speakers', 'ARTS_HUMANITIES', null],
    ['EC 312', 'Econometrics', 'SOCIAL_SCIENCE', null],
    ['EC 320', 'Public Finance', 'SOCIAL_SCIENCE', null],
    ['GP 215', 'Environmental Policy', 'SOCIAL_SCIENCE', null],
    ['CJ 102', 'Introduction to Security', 'SOCIAL_SCIENCE', null],
    ['CIVE 312', 'Soil Mechanics', 'NONE', null],
    ['ENGN 24', 'Engineering Design Graphics', 'NONE', null],
    ['CS 281', 'Systems Architecture', 'NONE', null],
    ['CSC 101', 'Comp Lit & App', 'NONE', null],
    ['MG 211', 'Organisational Theory', 'OTHER', null],
    ['HIST 231', 'History of Russia', 'HISTORY', null],
    ['MUS 320', 'History of Italian Opera', 'ARTS_HUMANITIES', null],
    ['ART 310', 'History of Chinese Painting', 'ARTS_HUMANITIES', null],
    ['LIT 250', 'History of French Literature', 'ARTS_HUMANITIES', null],
    ['MUS 301', 'Structural Analysis', 'MUSIC', null],
    ['AUD 205', 'Signal Processing Systems', 'MUSIC', null],
    ['MATH 285', 'Stochastic Processes', 'MATH_NATURAL_SCIENCE', null],
    ['CHE 201', 'Intro to Chem Engr', 'NONE', null],
    ['CHEM 161', 'Chem for Engrs', 'MATH_NATURAL_SCIENCE', null],
    ['CHEM 107', 'Gen Chem Eng Students', 'MATH_NATURAL_SCIENCE', null],
    ['CHEM 161', 'Chem (Engr)', 'MATH_NATURAL_SCIENCE', null],
    ['CHEM 161', 'Chem Engr Majors', 'MATH_NATURAL_SCIENCE', null],
    ['ENGL 410', 'English Language Development', 'COMPOSITION_WRITING', null],
    ['HUS 210', 'Chem Dependency', 'OTHER', null],
    ['ANTH 110', 'Intro to Arch', 'SOCIAL_SCIENCE', null],
    ['DANC 210', 'Chor II', 'ARTS_HUMANITIES', null],
    ['MUS 213', 'Women in Music', 'ARTS_HUMANITIES', null],
    ['MUS 211', 'Music for Women’s Voices', 'MUSIC', null],
    ['MUS 212', 'African Music Drumming', 'MUSIC', 'Drums & Percussion'],
    ['CHE 205', 'Chemical Engineering', 'NONE', null],
    ['CHE 120', 'Chemistry for Engineers', 'MATH_NATURAL_SCIENCE', null],
    ['ESOL 52', 'Adv Oral Comm', 'NONE', null],
    ['EDUC 220', 'Teaching ESL', 'OTHER', null],
    ['DRAM 233', 'Voice & Diction', 'ARTS_HUMANITIES', null],
    ['BUSI 230', 'Bus Stats', 'MATH_NATURAL_SCIENCE', null],
  ])('%s %s is %s', (code, title, category, subject) => {
    expect(classifyCourse({ code, title })).toMatchObject({ category, subject });
  });

  it.each([
    ['Elementary Spanish I', 'ARTS_HUMANITIES'],
    ['Intro to Political Science', 'SOCIAL_SCIENCE'],
    ['Fundamentals of Chemistry', 'MATH_NATURAL_SCIENCE'],
    ['History of Philosophy', 'ARTS_HUMANITIES'],
    ['Music Theory II', 'MUSIC'],
    ['Culinary Arts', 'NONE'],
    ['ESL Reading', 'NONE'],
    ['English for Nonnative Speakers', 'NONE'],
    ['Women Artists', 'ARTS_HUMANITIES'],
    ['The Art of the Renaissance', 'ARTS_HUMANITIES'],
  ])('%s is told without a code', (title, category) => {
    expect(classifyCourse({ code: null, title }).category).toBe(category);
  });

  it.each([
    ['The Art of Mixing', 'Music Production'],
    ['Ableton Live', 'Music Production'],
    ['Logic Pro X', 'Music Production'],
    ['Pro Tools', 'Music Production'],
    ['Record Label Operations', 'Music Business'],
    ['Artist Development', 'Music Business'],
    ['Species Counterpoint', 'Composition'],
    ['Jazz Composition I', 'Composition'],
    ['Reharmonization', 'Harmony'],
    ['Latin Jazz Piano', 'Keyboard'],
    ['Snare Drum Fundamentals', 'Drums & Percussion'],
    ['Percussion Ensemble', 'Performance'],
    ['Microphone Techniques', 'Music Production'],
    ['Fundamentals of Music Production', 'Music Production'],
    ['Fundamentals of Music', 'Theory'],
    ['Arranging & Producing Contemporary Music', 'Arranging'],
    ['Songwriting for Film & TV', 'Songwriting'],
    ['Composing for Film and Television', 'Film, TV & Game Scoring'],
    ['Scoring for Video Games', 'Film, TV & Game Scoring'],
  ])('%s is music of the subject %s', (title, subject) => {
    expect(classifyCourse({ code: null, title })).toMatchObject({ category: 'MUSIC', subject });
  });

  it('says so when the title names no field', () => {
    const { category, probability, reasons } = classifyCourse({ code: null, title: 'Xyzzy Plugh' });
    expect({ category, reasons }).toEqual({ category: 'OTHER', reasons: ['the title names no known field'] });
    expect(probability).toBeLessThan(0.5);
  });
});
