import type { Issue } from '../reason.js';
import type { CourseRow } from './course-row.js';
import type { TotalsLine } from './totals-line.js';
import type { CreditBasis } from './transcript.js';

/** A run of rows under one heading, while the pages are being read. */
export interface DraftSection {
  readonly kind: 'term' | 'other';
  readonly name: string;
  readonly basis: CreditBasis;
  readonly rows: CourseRow[];
  totals: TotalsLine | null;
}

export interface Draft {
  readonly sections: DraftSection[];
  overall: TotalsLine | null;
  readonly issues: Issue[];
}

const OTHER: readonly (readonly [CreditBasis, RegExp])[] = [
  ['military', /\b(?:military|joint services)\b/i],
  [
    'exam',
    new RegExp(
      String.raw`\b(?:advanced placement|ap exams?|ap credit|clep|international baccalaureate|` +
        String.raw`test credits?|credit by exam\w*|exam credits?|examinations?)\b`,
      'i',
    ),
  ],
  ['prior-learning', /\bprior learning\b/i],
  [
    'transfer',
    new RegExp(
      String.raw`\b(?:transfer(?:red)?(?: course)? (?:credits?|work|courses?|hours?|units?)|` +
        String.raw`(?:credits?|courses?) (?:accepted|transferred|applied) from|transfer from)\b`,
      'i',
    ),
  ],
];

/** What kind of credit a heading opens; null when it is no such heading. */
export function otherCreditHeading(text: string): CreditBasis | null {
  if (text.length > 90 || /[.;]$/.test(text) || /\btotals?\b/i.test(text)) return null;
  return OTHER.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const KEY = new RegExp(
  String.raw`\b(?:explanation of (?:grades|the transcript|symbols)|transcript (?:key|legend|guide)|` +
    String.raw`key to (?:the )?(?:transcript|grades)|grading (?:system|scale|legend|key)|` +
    String.raw`grade (?:key|legend))\b`,
  'i',
);

/** The words that open the key to a transcript: nothing after them on the page is a course. */
export function opensKey(text: string): boolean {
  return text.length <= 90 && KEY.test(text);
}
