import type { Line } from './lines.js';
import { datedTermName, findTermName, undatedTermName, yearHeading } from './term-names.js';
import type { Term } from '../term.js';
import type { CreditBasis } from './transcript.js';

const OTHER: readonly (readonly [CreditBasis, RegExp])[] = [
  ['military', /\b(?:military|joint services)\b/i],
  [
    'exam',
    new RegExp(
      String.raw`\b(?:advanced placement|ap exams?|ap credits?|clep|international baccalaureate|` +
        String.raw`test credits?|tests? (?:scores?|results?)|credits? by exam\w*|exam(?:ination)? credits?|` +
        String.raw`(?:college|entrance) examination board|college board|a[- ]levels?)\b`,
      'i',
    ),
  ],
  ['prior-learning', /\bprior learning|life experience|portfolio assessment\b/i],
  [
    'transfer',
    new RegExp(
      String.raw`\b(?:transfer(?:red)?(?: course)? (?:credits?|work|courses?|hours?|units?|summary)|` +
        String.raw`transferred from|(?:credits?|courses?) (?:accepted|transferred|applied) from|` +
        String.raw`(?:accepted|transferred|credit) (?:in transfer|by (?:the )?institution)|` +
        String.raw`transfer from|requirements? satisfied|incoming courses?|advanced standing|` +
        String.raw`equivalenc(?:y|ies))\b|^status$`,
      'i',
    ),
  ],
];

/** Words that end a block of credit from elsewhere: the school's own record begins. */
const OWN = new RegExp(
  String.raw`\b(?:institution(?:al)? credits?|beginning of .*record|` +
    String.raw`(?:under)?graduate (?:record|career)|resident credit|courses? in progress|` +
    String.raw`academic record|course ?work taken here)\b`,
  'i',
);

export interface SectionHeading {
  readonly kind: 'term' | 'other' | 'own';
  readonly name: string;
  readonly term: Term | null;
  readonly basis: CreditBasis;
  /** Another school that the heading names as the place of study. */
  readonly elsewhere: boolean;
}

/** Lines that name a term without opening one: dates of printing, admission and degrees. */
const NOT_A_HEADING = new RegExp(
  String.raw`\b(?:printed|issued|admit\w*|matric\w*|conferred|awarded|as of|graduat(?:ed|ion)|birth|` +
    String.raw`entered|dean'?s|good standing|standing|catalog|effective|expected|honou?rs? list|` +
    String.raw`probation|requirement term|toward|transferred to|incoming|last attended|` +
    String.raw`first attended|entry)\b`,
  'i',
);
const HEADING_LENGTH = 90;
const AT_A_SCHOOL =
  /\b(?:at|from)\s+(?:the\s+)?\p{Lu}.{2,60}(?:university|college|institute|school|academy|conservat)/iu;

/** What a line opens: a term, a block of credit from elsewhere, or the school's own record. */
export function sectionHeading(line: Line, year: string | null): SectionHeading | null {
  const text = withWholeYears(line.text);
  if (text.length > HEADING_LENGTH || /[;]$/.test(text)) return null;
  if (OWN.test(text) && !/\btransfer|accepted\b/i.test(text)) return heading('own', text);
  const dated = datedTermName(text);
  if (dated !== null) return { ...heading('term', dated.name), term: dated.term };
  const term = findTermName(text);
  const basis = otherCreditHeading(text);
  if (basis !== null && (term === null || term.start > 0)) return { ...heading('other', text), basis };
  if (term === null) {
    const undated = undatedTermName(text, year);
    if (undated === null || line.words.length > 4) return null;
    const name = year === null ? undated.name : `${undated.name} ${year}`;
    return { ...heading('term', name), term: undated.term };
  }
  const rest = text.slice(0, term.start) + text.slice(term.end);
  if (NOT_A_HEADING.test(text) || term.start > 40 || line.words.length > 14) return null;
  if (isProse(rest)) return null;
  const elsewhere = AT_A_SCHOOL.test(text);
  const after = text.slice(term.end).split(/\s{2,}|\s[-–—|(]\s?|\s*\(/)[0]!;
  const name = elsewhere ? text : `${text.slice(term.start, term.end)}${after}`.trim();
  return { ...heading('term', withoutContinued(name)), term: term.term, elsewhere };
}

/** `201 9 Spring`: a year that the producer drew in pieces. */
function withWholeYears(text: string): string {
  return text.replace(/\b(1 ?9|2 ?0)( ?)(\d) ?(\d)\b/g, (printed) => {
    const year = printed.replace(/ /g, '');
    return /^(?:19|20)\d\d$/.test(year) ? year : printed;
  });
}

/** What kind of credit a heading opens; null when it is no such heading. */
export function otherCreditHeading(text: string): CreditBasis | null {
  const bare = text.replace(/[-–:(\s]{0,4}\d{1,4}(?:\.\d{1,3})? (?:credits?|units?|hours?)\)?$/i, '');
  if (text.length > HEADING_LENGTH || /[.;]$/.test(text) || /\btotals?\b|\d+\.\d/i.test(bare)) return null;
  return OTHER.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** The year that stands over terms without one. */
export function yearOf(line: Line): string | null {
  return line.words.length > 4 ? null : yearHeading(line.text);
}

/** A heading says few other words beside the term; a sentence says many small ones. */
function isProse(rest: string): boolean {
  return (rest.match(/\b(?:the|and|of|is|are|was|in|for|to|with|by|this|that)\b/gi) ?? []).length > 2;
}

function withoutContinued(name: string): string {
  return name
    .replace(/[\s.,-]{0,6}\(?\bcont(?:inued|['’]d|\.)?\)?[\s.:]{0,6}$/i, '')
    .replace(/[\s:.,>-]+$/, '');
}

function heading(kind: SectionHeading['kind'], name: string): SectionHeading {
  return {
    kind,
    name: name
      .replace(/\s+-top-?$/i, '')
      .replace(/[\s:*-]+$/, '')
      .replace(/^[\s*-]+/, ''),
    term: null,
    basis: 'regular',
    elsewhere: false,
  };
}

const KEY = new RegExp(
  String.raw`\b(?:explanation of (?:grades|the transcript|symbols|transcript)|` +
    String.raw`transcript (?:key|legend|guide|explanation)|key to (?:the )?(?:transcript|grades)|` +
    String.raw`grading (?:system|scale|legend|key|symbols)|grades? (?:key|legend|symbols|definitions)|` +
    String.raw`(?:guide to|understanding) (?:the |your )?transcript|legend|key to symbols|notenskala)\b`,
  'i',
);

/** The words that open the key to a transcript: nothing after them on the page is a course. */
export function opensKey(text: string): boolean {
  return (
    text.length <= 90 && KEY.test(text) && !/\b(?:see|reverse|back|overleaf|attached|page)\b/i.test(text)
  );
}
