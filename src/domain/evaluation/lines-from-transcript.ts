import { NO_CREDITS, type CreditUnit } from '../credits.js';
import type { Institution } from '../institution/institution.js';
import { examResultOf, isReportOf, type ExamResult } from '../transcript/exam-results.js';
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
  const other = transcript.otherCredit.flatMap(({ heading, courses }) =>
    courses.map((course) => ({ term: null, course, heading })),
  );
  return [...other, ...own.map((each) => ({ ...each, heading: null }))].map(({ term, course, heading }) => {
    const line = lineOf(course, term, unit, source);
    const exam = examResultOf(course, heading);
    return exam === null ? line : examLine(line, exam, transcript.institution.name);
  });
}

/**
 * A row that is plainly the result of an examination: its score is judged by the policy's table, whatever a
 * college has given for it (T23 to T26).
 */
function examLine(line: CreditLine, exam: ExamResult, issuer: string | null): CreditLine {
  const { program, name, score, year } = exam;
  const granted = line.credits.printed;
  return {
    ...line,
    source: 'exam',
    institution: null,
    code: null,
    title: name,
    credits: { ...line.credits, printed: null },
    grade: null,
    term: null,
    status: 'completed',
    basis: 'exam',
    exam: {
      program,
      score,
      year,
      ...(isReportOf(program, issuer) ? {} : { secondHand: true as const }),
      ...(granted === null || granted === NO_CREDITS ? {} : { granted }),
    },
  };
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
