import type { CreditUnit } from '../credits.js';
import type { Institution } from '../institution/institution.js';
import type { Transcript, TranscriptCourse } from '../transcript/transcript.js';
import type { Term } from '../term.js';
import { UNSETTLED, type CreditLine } from './evaluation-input.js';

export interface TranscriptSource {
  readonly transcript: Transcript;
  /** Id of the stored transcript, or the file's SHA-256 where nothing is stored. */
  readonly document: string;
  /** Put before each row's id, so that lines of several documents stay apart: `t1-p1-l9`. */
  readonly prefix: string;
  /** The school as found in the directory; null while nobody knows. */
  readonly institution: Institution | null;
}

/**
 * The rows of a transcript as lines of credit. The school's own unit stands in where the paper names none.
 */
export function linesFromTranscript(source: TranscriptSource): readonly CreditLine[] {
  const { transcript, institution } = source;
  const { creditUnit } = transcript;
  const unit = creditUnit === 'unknown' ? (institution?.creditUnit ?? 'unknown') : creditUnit;
  const own = transcript.terms.flatMap(({ term, courses }) => courses.map((course) => ({ term, course })));
  const other = transcript.otherCredit.flatMap(({ courses }) =>
    courses.map((course) => ({ term: null, course })),
  );
  return [...other, ...own].map(({ term, course }) => lineOf(course, term, unit, source));
}

function lineOf(
  course: TranscriptCourse,
  term: Term | null,
  unit: CreditUnit,
  source: TranscriptSource,
): CreditLine {
  return {
    ...UNSETTLED,
    id: `${source.prefix}-${course.id}`,
    source: 'external',
    institution: source.institution,
    institutionName: source.transcript.institution.name,
    code: course.code,
    title: course.title,
    credits: { printed: creditsOf(course), unit },
    grade: course.grade,
    term,
    status: course.status,
    basis: course.basis,
    evidence: { document: source.document, ...course.evidence },
    confidence: course.confidence,
  };
}

/**
 * Earned credit counts for what is finished; for the rest, what was attempted says how large the course is.
 */
function creditsOf({
  status,
  creditsEarned,
  creditsAttempted,
}: TranscriptCourse): CreditLine['credits']['printed'] {
  const finished = status === 'completed' || status === 'repeated';
  if (!finished) return creditsAttempted ?? creditsEarned;
  return creditsEarned === null || creditsEarned === '0'
    ? (creditsAttempted ?? creditsEarned)
    : creditsEarned;
}
