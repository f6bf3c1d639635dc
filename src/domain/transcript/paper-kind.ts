import type { Line } from './lines.js';
import { opensKey } from './section-headings.js';

/** Papers that people send in place of a transcript. */
export type OtherPaper =
  'degree-audit' | 'high-school-record' | 'key' | 'help-page' | 'diploma' | 'cover-page';

/** Each sentence names the paper as what it is, and says what to send. */
export const OTHER_PAPERS: Readonly<Record<OtherPaper, string>> = {
  'degree-audit':
    'This is a degree audit: it lists requirements, not a record of courses. Send the transcript itself.',
  'high-school-record':
    'This is the record of a high school. Send the transcript of a college or university.',
  key: 'This is only the key to a transcript. Send the pages with the courses as well.',
  'help-page': 'This is a page about transcripts, not a transcript. Send the transcript itself.',
  diploma: 'This is a diploma: it names a degree and no courses. Send the transcript that belongs to it.',
  'cover-page': 'This is only the cover page of a delivery. Send the transcript that came with it.',
};

interface Signs {
  /** Different signs that must be seen; more when the paper has rows that read like courses. */
  readonly needed: number;
  readonly neededWithRows: number;
  readonly patterns: readonly RegExp[];
}

const NEVER = Number.POSITIVE_INFINITY;

const SIGNS: Readonly<Partial<Record<OtherPaper, Signs>>> = {
  'degree-audit': {
    needed: 2,
    neededWithRows: 3,
    patterns: [
      new RegExp(
        String.raw`\b(?:degree (?:audit|works|evaluation|progress)|academic advisement report|` +
          String.raw`program evaluation|audit (?:report|date|id))\b`,
        'i',
      ),
      new RegExp(
        String.raw`\bstill needed\b|\bneeds?:\s|\bnot (?:yet )?(?:satisfied|met|complete[d]?)\b|` +
          String.raw`\bunmet\b|\bin-?complete requirements?\b`,
        'i',
      ),
      new RegExp(
        String.raw`\b(?:requirements?|blocks?) (?:are |is )?(?:complete[d]?|met|satisfied|` +
          String.raw`remaining)\b|\bpercent complete\b|\d{1,3}% complete`,
        'i',
      ),
      new RegExp(
        String.raw`\b(?:choose from|select (?:one|two|\d+)|courses? required|credits? required|` +
          String.raw`credits? applied|what[- ]if)\b`,
        'i',
      ),
      /\bcatalog year\b|\brequirement term\b/i,
    ],
  },
  'high-school-record': {
    needed: 1,
    neededWithRows: 1,
    patterns: [
      /^.{0,40}\b(?:high|secondary) school\b.{0,12}\b(?:transcript|record|report)\b/i,
      new RegExp(
        String.raw`\b(?:grade (?:9|10|11|12)\b|(?:9|10|11|12)th grade\b|grade level\s*:?\s*(?:9|` +
          String.raw`0?9|1[0-2])\b|(?:freshman|sophomore|junior|senior) year\b).*$`,
        'i',
      ),
      /\bcarnegie units?\b|\bweighted gpa\b/i,
    ],
  },
  'help-page': {
    needed: 2,
    neededWithRows: 3,
    patterns: [
      /\bhow (?:to|do i) (?:read|order|request|obtain|interpret|understand)\b/i,
      new RegExp(
        String.raw`\bfrequently asked|\bfaqs?\b|\bcontact us\b|\bprivacy policy\b|\bsite map\b|` +
          String.raw`\bskip to (?:main )?content\b`,
        'i',
      ),
      /\b(?:click|log ?in to|sign in to|select the|go to the|visit the)\b/i,
      new RegExp(
        String.raw`\b(?:sample|example) (?:transcript|only)\b|\bthis (?:page|guide|` +
          String.raw`document) (?:explains|describes|shows)\b`,
        'i',
      ),
      /\byour transcript (?:will|shows|lists|is|includes)\b|\bprocessing (?:time|fee)\b|\bper copy\b/i,
    ],
  },
  diploma: {
    needed: 2,
    neededWithRows: NEVER,
    patterns: [
      new RegExp(
        String.raw`\b(?:diploma|hereby|upon the recommendation|conferred (?:up)?on|has conferred|` +
          String.raw`certifies that|let it be known|verleiht|confiere|confère)\b`,
        'i',
      ),
      /\b(?:degree of|bachelor|master|licenciad[oa]|diplôme|grado de|akademischen grad)\b/i,
      /\brights,? (?:honou?rs,? )?(?:and )?privileges\b|\bin (?:testimony|witness) whereof\b|\bseal\b/i,
    ],
  },
  'cover-page': {
    needed: 1,
    neededWithRows: NEVER,
    patterns: [
      new RegExp(
        String.raw`\b(?:retrieval (?:code|link|password)|order number|document id|` +
          String.raw`electronic transcript (?:delivery|exchange)|secure transcript|` +
          String.raw`certified pdf)\b`,
        'i',
      ),
    ],
  },
};

/**
 * What the paper is when it is no transcript of a college; null when it reads as one. `rows` is how many rows
 * of courses were found on it.
 */
export function otherPaper(lines: readonly Line[], rows: number): OtherPaper | null {
  const texts = lines.map((line) => line.text);
  for (const [paper, signs] of Object.entries(SIGNS) as [OtherPaper, Signs][]) {
    const needed = rows === 0 ? signs.needed : signs.neededWithRows;
    if (paper === 'help-page' && rows > 12) continue;
    if (paper === 'high-school-record' && rows > 0 && !isHighSchool(texts)) continue;
    if (countSeen(texts, signs.patterns) >= needed) return paper;
  }
  return rows === 0 && lines.some((line) => opensKey(line.text)) ? 'key' : null;
}

function countSeen(texts: readonly string[], patterns: readonly RegExp[]): number {
  return patterns.filter((pattern) => texts.some((text) => pattern.test(text.slice(0, 300)))).length;
}

/**
 * A college prints the high school that its student comes from once; a high school heads its years by
 * grade.
 */
function isHighSchool(texts: readonly string[]): boolean {
  const [title, years] = SIGNS['high-school-record']!.patterns as [RegExp, RegExp];
  const named = texts
    .slice(0, 12)
    .some((text) => title.test(text) || /^(?:[\p{L}.'’-]+ ){1,5}(?:high|secondary) school$/iu.test(text));
  const headed = texts.filter((text) => years.test(text.slice(0, 300))).length;
  return (named && headed >= 1) || headed >= 2 || texts.slice(0, 6).some((text) => title.test(text));
}
