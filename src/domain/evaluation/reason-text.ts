import { credits, printCredits } from '../credits.js';
import type { Reason } from '../reason.js';
import type { PrintedReason } from './evaluation.js';

type Facts = Reason['facts'];

/**
 * The one place where a code becomes a sentence. Plain words that an applicant understands and a registrar
 * would sign: no blame, no promise of what a person must still decide, and always what to do next where
 * something can be done.
 */
const SENTENCES: Readonly<Record<string, (facts: Facts) => string>> = {
  'counts-as': (f) => `Counts as ${f['as']}.`,
  'would-count-as': (f) => `Would count as ${f['as']}, once a person confirms it.`,
  'no-equivalent-found': () =>
    'We found nothing here that this course clearly equals. A person will look at it.',
  'approved-by-staff': () => 'Approved by the registrar’s office.',
  'denied-by-staff': (f) => `Not accepted: ${f['reason']}`,
  'receives-none': (f) => `Decided: no credit (${f['reason']}).`,
  'grade-below-minimum': (f) =>
    `The grade ${f['grade']} is below ${f['minimum']}, the lowest that transfers.`,
  'grade-unknown': (f) =>
    f['grade'] === null
      ? 'No grade is printed for this course. A person will ask what it was.'
      : `We cannot tell what the grade “${f['grade']}” means at this school. A person will check its key.`,
  'pass-without-key': (f) =>
    `A pass counts where the school’s key says that it means ${f['minimum']} or better. ` +
    'This transcript’s key does not say so; a letter from the school would settle it.',
  'pass-below-minimum': (f) =>
    `At this school a pass may mean less than ${f['minimum']}, so it does not transfer.`,
  'transfer-second-hand': () =>
    'This credit was earned at another school. Send that school’s own transcript, and it will be looked at.',
  'exam-second-hand': (f) =>
    f['score'] === undefined
      ? 'This exam is shown on a college’s transcript. ' +
        'Send the official score report, and it will be looked at.'
      : `A college’s transcript shows this ${f['program']} exam with a score of ${f['score']}. ` +
        'The official score report would settle it.',
  'military-review': (f) =>
    `Military credit is looked at by a person${f['limited'] === true ? '' : ', for general education only'}.`,
  'in-progress': () => 'Still in progress. It can count once the final grade is in.',
  withdrawn: () => 'Withdrawn, so there is no credit to transfer.',
  audit: () => 'Taken as an audit, so there is no credit to transfer.',
  incomplete: () =>
    'Marked incomplete, so there is no credit yet. Send a new transcript when the grade is in.',
  failed: () => 'No credit was earned at the school.',
  'repeat-counted-once': (f) => {
    if (f['exam'] === true) return 'Another result of this exam counts. An exam gives credit once.';
    return f['again'] === true
      ? 'This course stands on the record twice, as in two certificates. A course gives credit once.'
      : 'Another attempt of this course counts. A course gives credit once.';
  },
  'non-credit-enrollment': () =>
    'Taken without credit, so it gives no degree credit. ' +
    'Your advisor can say which paths to credit there are.',
  'provider-not-accepted': (f) =>
    `Courses from ${f['provider'] || 'this provider'} are not accepted for transfer.`,
  'subject-not-accepted': (f) => `Courses in ${f['field']} are not accepted for transfer to this degree.`,
  'subject-unclear': (f) =>
    `Courses in ${f['field']} are not accepted for transfer to this degree. A person will see whether this ` +
    'is one.',
  'taken-after-entry': (f) =>
    `Taken in ${termText(f['term'])}. The degree is stated to have begun in ${termText(f['entry'])}, and a ` +
    'course taken elsewhere from then on needs approval beforehand. A person will see whether there was one.',
  'own-language': (f) =>
    `${f['language']} is stated as the student’s own language, and courses in it are not accepted as a ` +
    'foreign language. If it is another, that can be corrected.',
  'own-language-unclear': (f) =>
    `Courses in the student’s own language, ${f['language']}, are not accepted as a foreign language. ` +
    'A person will see whether this is one.',
  'language-abroad': (f) =>
    `Courses in ${f['language']} are accepted only from countries where it is an official language. ` +
    `Where ${f['school']} is (${f['country']}), it is none.`,
  'language-abroad-unclear': (f) =>
    `Courses in ${f['language']} are accepted only from countries where it is an official language. ` +
    `A person will see whether this is one, and what is spoken where ${f['school']} is.`,
  'level-before-missing': (f) =>
    `Credit for ${f['what']} is given level by level, and there is none for ${f['before']} yet. ` +
    'A person will look at it.',
  'before-own-courses': (f) =>
    `Courses of the school’s own count from ${termText(f['since'])} on, and this one is of ` +
    `${termText(f['term'])}. A person will check the record.`,
  'prior-learning-not-enrolled': () =>
    'Credit for prior learning is for students who are enrolled in the degree. It counts from then on.',
  'exam-after-college-began': (f) =>
    `${f['program']} exams count where they were sat before college began. This one was sat in ` +
    `${f['year']}, and college is stated to have begun in ${termText(f['first'])}.`,
  'limited-credit-review': (f) => `A person decides on ${f['what']}, and never a rule alone.`,
  'limited-credit': (f) => `Credit for ${f['what']} may count in ${f['blocks']} only.`,
  'prior-learning-not-eligible': (f) => `Prior learning gives no credit for ${f['what']}.`,
  'prior-learning-unclear': (f) =>
    `This may be about ${f['what']}, for which prior learning gives no credit. A person will look at it.`,
  'prior-learning-after-attempt': (f) =>
    `Prior learning gives no credit for a course that was begun here and not passed: ` +
    `${f['course']} was ${f['how']}.`,
  'prior-learning-already-given': (f) =>
    `Credit for ${f['course']} is given already, so prior learning adds none.`,
  'prior-learning-similar': (f) =>
    `Credit is given already for “${f['course']}”. A person compares it with this portfolio.`,
  'exam-without-rule': () => 'No rule covers this exam yet. A person will look at it.',
  'exam-score-below-minimum': (f) =>
    `The score ${f['score']} is below ${f['minimum']}, the lowest that gives credit.`,
  'exam-level-not-accepted': (f) => `This exam gives credit at ${f['level']} only.`,
  'exam-level-unknown': (f) =>
    `This exam gives credit at ${f['level']} only, and its name does not say at which level it was sat. ` +
    'A person will look at the report.',
  'exam-score-unknown': (f) =>
    `We cannot compare the score “${f['score']}” with ${f['minimum']}, the lowest that gives credit. ` +
    'A person will look at it.',
  'institution-unknown': (f) =>
    f['school'] === null
      ? 'The paper does not say which school this is of. A person will ask.'
      : `We are checking ${f['school'] ?? 'your school'}: it was not found in the directory of schools.`,
  'before-school-began': (f) =>
    `This course is of ${termText(f['term'])}, and ${f['school']} began in ${f['founded']}. A person will ` +
    'look at the term and the school on the paper.',
  'accreditation-unknown': (f) =>
    (f['until'] === undefined
      ? ''
      : `The source knows ${f['school']} as accredited until ${f['until']}, and tells no more. `) +
    `We are checking how ${f['school'] ?? 'the school'} was accredited when you took this course.`,
  'not-accredited-at-term': (f) =>
    `The directory does not show ${f['school']} as ${accreditedText(f)} in ${termText(f['term'])}. ` +
    `A person will check the dates.`,
  'national-music-review': (f) =>
    `${f['school']} is accredited as a music school, which a person considers course by course.`,
  'foreign-report-needed': () =>
    'For courses of a school abroad we need a course-by-course report from a credential service, ' +
    'and a translation if it is not in English.',
  'grade-of-another-country': (f) =>
    f['grade'] === null
      ? 'No grade is printed for this course. The credential report says what it was.'
      : `What the grade “${f['grade']}” of another country is worth here, the credential report says.`,
  'credits-not-printed': () => 'No credits are printed for this course. A person will look at the record.',
  'unit-unknown': () =>
    'The transcript does not say what one unit of credit is. A person will check its key.',
  'course-too-small': (f) =>
    `At ${amountText(f['credits'])} semester credits this course is below the ${amountText(f['minimum'])} ` +
    `that fill a place alone.${f['combines'] === true ? ' It may be combined with another.' : ''}`,
  'syllabus-needed': () =>
    'Music courses are compared by their syllabus. Send it, and faculty will look at it.',
  'older-than-usual': (f) =>
    `Taken ${f['years']} years before the degree begins, which a person keeps in mind.`,
  'combined-with-denied': () => 'Combined with a course that is not accepted, so neither counts.',
  'combined-with-open': () => 'Combined with a course that is still open, so both wait for it.',
  'agreement-holds': (f) => `Covered by the agreement with ${f['partner']}.`,
  'agreement-fails': (f) =>
    `There is an agreement with ${f['partner']}, but it does not hold here: ${openText(f['open'])}.`,
  'agreement-open': (f) =>
    `There is an agreement with ${f['partner']}. Whether it holds is for a person to find out: ` +
    `${openText(f['open'])}.`,
  'rule-waived': (f) => `${f['was']} ${saidBy('Waived', f)}`,
  substituted: (f) => saidBy(`May count in ${f['slot']}, by a decision`, f, 'of'),
  'placed-by-override': (f) => saidBy(`Is to stand in ${f['slot']}, as decided`, f),
  'kept-out-by-override': (f) => saidBy(`Kept out of ${f['slot'] ?? 'every place'} by a decision`, f, 'of'),
  'rules-tie': (f) =>
    `Published rules say different things about this course (${f['rules']}). A person decides between them.`,
  'rule-needs-person': () => 'A published rule covers this course, and asks for a person to confirm it.',
  'graduate-course': (f) => `${f['course']} is a graduate course, which does not serve a bachelor’s degree.`,
  'course-of-another-level': (f) =>
    `${f['course']} is a course of another level, which does not serve this degree.`,
  'campus-published': (f) =>
    `The school has published ${f['online']} as equal to ${f['campus']} of its campus.`,
  'campus-alternative': (f) =>
    `One campus degree takes ${f['online']} or ${f['campus']} alike. A person compares them.`,
  'campus-alike': (f) =>
    `${f['campus']} looks like ${f['online']}; no list that we know says so. A person compares them.`,
  'campus-without-code': (f) =>
    `${f['campus']} looks like ${f['online']}, whose code is not published. A person compares them.`,
  'campus-family': (f) =>
    `The campus takes ${f['online']} for any ${f['family']} course. ` +
    'The other way, only the category follows.',
  'campus-listing': (f) =>
    `No published equivalent names ${f['campus']}. The campus lists it under ${f['area']}.`,
};

/** What an agreement still needs, by the codes of `blockAnswer`. */
const OPEN: Readonly<Record<string, string>> = {
  'another-school': 'it is with another school',
  'not-in-force': 'the terms for which it is in force',
  superseded: 'which of its versions governs',
  'credential-missing': 'the degree that it asks for',
  'average-too-low': 'the average that it asks for',
  'course-list-unknown': 'its list of courses',
  'course-missing': 'a course that it lists',
  'block-unknown': 'what it fills in the degree',
};

function openText(codes: Facts[string] | undefined): string {
  const texts = String(codes ?? '')
    .split(', ')
    .map((code) => OPEN[code] ?? code);
  return [...new Set(texts)].join(', ') || 'nothing of it is for this degree';
}

function accreditedText({ accepted }: Facts): string {
  return accepted === 'regional' ? 'regionally accredited' : `accredited (${accepted})`;
}

function amountText(amount: Facts[string] | undefined): string {
  return printCredits(credits(String(amount)));
}

/** `2014-fall` as people say it: fall 2014. */
function termText(term: Facts[string] | undefined): string {
  const [year, season] = String(term).split('-');
  return `${season} ${year}`;
}

/** Whose word it is, and why: the reason is a person’s own words. */
function saidBy(what: string, { authority, reason }: Facts, by: 'by' | 'of' = 'by'): string {
  const why = String(reason);
  return `${what} ${by} the ${authority}: ${why}${/[.?!]$/.test(why) ? '' : '.'}`;
}

/** A reason with its sentence. An unknown code is a bug of ours. */
export function printReason(reason: Reason): PrintedReason {
  const sentence = SENTENCES[reason.code];
  if (sentence === undefined) throw new Error(`no sentence for the reason ${reason.code}`);
  return { code: reason.code, text: sentence(reason.facts), citation: reason.citation };
}
