import { put, startSheet } from '../fixtures/transcripts/sheet.mjs';

const SUBJECTS = [
  ['ENG', 'English Composition'],
  ['HIS', 'World History'],
  ['MAT', 'College Algebra'],
  ['PSY', 'General Psychology'],
  ['MUS', 'Fundamentals of Music Theory'],
  ['SOC', 'Introduction to Sociology'],
  ['BIO', 'Environmental Biology'],
  ['ART', 'Art Appreciation'],
  ['ECO', 'Principles of Economics'],
  ['PHI', 'Introduction to Philosophy'],
];
const GRADES = ['A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'B', 'A', 'C-'];
const TERMS = ['Fall', 'Spring'];

const TERMS_A_PAGE = 4;
const PAGES = 2;
const X = { code: 54, title: 130, attempted: 400, earned: 450, grade: 480 };
const STEP = 11;

/**
 * The transcript that figures are quoted for: text, two pages, 80 courses in 8 terms. Always the same bytes.
 */
export function drawReference() {
  const sheet = startSheet({ school: 'Harlow Valley Community College', student: { name: 'Rowan Ellery' } });
  for (let page = 0; page < PAGES; page += 1) {
    if (page > 0) sheet.pdf.addPage();
    let y = drawHead(sheet.pdf);
    for (let term = page * TERMS_A_PAGE; term < (page + 1) * TERMS_A_PAGE; term += 1)
      y = drawTerm(sheet.pdf, term, y);
  }
  return sheet.finish();
}

function drawHead(pdf) {
  put(pdf, 'Harlow Valley Community College', 54, 40, { font: 'Helvetica-Bold', size: 14 });
  put(pdf, 'Name: Rowan Ellery', 54, 64, { size: 8 });
  put(pdf, 'Credits are semester hours.', 300, 64, { size: 8 });
  for (const [label, x] of [
    ['Course', X.code],
    ['Title', X.title],
    ['Attempted', X.attempted - 40],
    ['Earned', X.earned - 30],
    ['Grade', X.grade],
  ])
    put(pdf, label, x, 80, { size: 8, font: 'Helvetica-Bold' });
  return 94;
}

function drawTerm(pdf, term, top) {
  put(pdf, `${TERMS[term % 2]} ${2006 + Math.ceil(term / 2)}`, X.code, top, {
    size: 9,
    font: 'Helvetica-Bold',
  });
  SUBJECTS.forEach(([subject, title], at) => {
    const y = top + 14 + at * STEP;
    put(pdf, `${subject} ${101 + term * 10}`, X.code, y, { size: 8 });
    put(pdf, `${title} ${term + 1}`, X.title, y, { size: 8 });
    put(pdf, '3.00', X.attempted, y, { size: 8, align: 'right' });
    put(pdf, '3.00', X.earned, y, { size: 8, align: 'right' });
    put(pdf, GRADES[(at + term) % GRADES.length], X.grade, y, { size: 8 });
  });
  const below = top + 16 + SUBJECTS.length * STEP;
  put(pdf, 'Term Totals', X.title, below, { size: 8, font: 'Helvetica-Oblique' });
  put(pdf, '30.00', X.attempted, below, { size: 8, align: 'right' });
  put(pdf, '30.00', X.earned, below, { size: 8, align: 'right' });
  return below + 20;
}

/** The same document as another file: what follows the end of a PDF is not read. */
export function asNewFile(bytes, number) {
  return Buffer.concat([bytes, Buffer.from(`%${number}\n`)]);
}
