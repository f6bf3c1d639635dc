import type { CourseStatus } from './transcript.js';

/**
 * What the key printed on this transcript says of its grades: `P`, `D`, `U` and `N` differ from school to
 * school.
 */
export type GradeKey = ReadonlyMap<string, CourseStatus>;

const MEANINGS: readonly (readonly [CourseStatus, RegExp])[] = [
  [
    'in-progress',
    new RegExp(
      String.raw`\b(?:in[ -]progress|currently (?:enrolled|registered)|work in progress|registered|` +
        String.raw`angemeldet|matriculad[oa]|cursando|en curso|en cours|in corso)\b`,
      'i',
    ),
  ],
  [
    'withdrawn',
    /\b(?:withdr[ae]w\w*|dropped|drop|discontinu\w+|cancel\w*|trancad[oa]|retirad[oa]|abandon\w*)\b/i,
  ],
  [
    'incomplete',
    new RegExp(
      String.raw`\b(?:incomplete|deferred|not (?:yet )?(?:reported|submitted|graded|recorded|completed?)|` +
        String.raw`temporary|no grade|grade pending|pending)\b`,
      'i',
    ),
  ],
  ['audit', /\b(?:audit\w*|auditor|visitor|listener)\b/i],
  ['repeated', /\b(?:repeated|superseded|replaced by)\b/i],
  [
    'failed',
    new RegExp(
      String.raw`\b(?:fail\w*|not pass\w*|no pass|no credit|unsatisfactory|without credit|` +
        String.raw`not satisfactory|unsuccessful|below passing|nicht bestanden|nicht ausreichend|` +
        String.raw`reprovad[oa]|reprobad[oa]|non acquis|insuficiente|suspenso|respinto|ajourn\S*|` +
        String.raw`onvoldoende|niezaliczon\w*)\b`,
      'i',
    ),
  ],
  [
    'completed',
    new RegExp(
      String.raw`\b(?:pass\w*|credit\w*|satisfactory|excellent|superior|outstanding|good|average|fair|` +
        String.raw`distinction|merit|marginal|poor|minim\w+|sufficient|above|honors?|competent|acceptable|` +
        String.raw`exemplary|transfer\w*|exceptional|adequate|bestanden|aprovad[oa]|aprobad[oa]|` +
        String.raw`admis|acquis|promosso|zaliczon\w*|voldoende)\b`,
      'i',
    ),
  ],
];

/** `P = Pass`, `CR: Credit`, `W - Withdrawal`, and `P Passing` where a wide gap or tab parts the two. */
const ENTRY = /^\(?([A-Z]{1,5}|[A-F][+-])\)?\s*(?:[=:–—]|-(?=\s)|\.{2,}|\s)\s*\(?([A-Za-z][^=]{2,80})/;

/**
 * The meaning of each grade that a line of a key explains. Several entries may stand in a line, apart by wide
 * gaps, semicolons or commas: the caller gives them as separate texts.
 */
function readKeyEntry(text: string): readonly [grade: string, status: CourseStatus] | null {
  const match = ENTRY.exec(text.trim());
  if (match === null) return null;
  const [, grade, meaning] = match as unknown as [string, string, string];
  const found = MEANINGS.find(([, pattern]) => pattern.test(meaning.slice(0, 60)));
  return found === undefined ? null : [grade, found[0]];
}

/** The entries of a line of text, wherever a letter and its meaning follow each other. */
export function keyEntriesIn(text: string): (readonly [string, CourseStatus])[] {
  return text
    .split(/[;,|]\s*|\s{2,}|(?<=[a-z)])\.\s+(?=[A-Z]{1,3}\s*[=:–-])|\s(?=[A-Z][A-Z+-]{0,4}\s?[=:]\s?\p{L})/u)
    .flatMap((part) => {
      const entry = readKeyEntry(part);
      return entry === null ? [] : [entry];
    });
}
