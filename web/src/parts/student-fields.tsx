import { Autocomplete, Radio } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { LANGUAGE_MAX, type StatedStudent, type StudentFacts } from '../../../src/contract/student.js';
import { termText } from '../../../src/contract/term-text.js';
import { termFault, TermField } from './term-field.js';

/** Proposed while one types; any other may be typed too. */
const LANGUAGES = (
  'American Sign Language, Arabic, Bengali, Chinese, Dutch, English, Estonian, French, German, Greek, ' +
  'Hebrew, Hindi, Indonesian, Italian, Japanese, Korean, Persian, Polish, Portuguese, Russian, Spanish, ' +
  'Swedish, Tagalog, Turkish, Ukrainian, Urdu, Vietnamese'
).split(', ');

/** What each is asked for and what it changes, in the words of whoever fills it in. */
const WORDS = {
  applicant: {
    primaryLanguage: [
      'Your own language',
      'Courses in it do not count as a foreign language. Write it in English, such as Spanish.',
    ],
    firstCollegeTerm: [
      'Your first term in college, at any school',
      'An AP exam counts only if you sat it before.',
    ],
    entryTerm: [
      'Your first term in this degree, if you have begun it',
      'A course that you take elsewhere from then on needs approval beforehand, so a person looks at it.',
    ],
  },
  staff: {
    primaryLanguage: [
      'Primary language',
      'A foreign language is not accepted from a student whose own it is. In English, such as Spanish.',
    ],
    firstCollegeTerm: ['First term in college', 'AP exams count only where they were sat before it.'],
    entryTerm: [
      'First term in this degree',
      'From then on courses taken elsewhere need approval beforehand. ' +
        'The term applied for is a plan and does not stand for it.',
    ],
  },
} as const;

/** The facts as a form holds them: empty where nothing is known. */
type Fields = { readonly [name in keyof StudentFacts | 'enrolled']: string };

/** What is known of a student, and of whom only the office says whether they are enrolled. */
type Known = StudentFacts & Partial<Pick<StatedStudent, 'enrolled'>>;

const ENROLLED = [
  { value: '', label: 'Not known' },
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
type StudentForm = UseFormReturnType<Fields>;

/** A form that starts with what stands. */
export function useStudentForm(stated: Known | null): StudentForm {
  return useForm<Fields>({
    initialValues: {
      primaryLanguage: stated?.primaryLanguage ?? '',
      firstCollegeTerm: stated?.firstCollegeTerm ?? '',
      entryTerm: stated?.entryTerm ?? '',
      enrolled: stated?.enrolled == null ? '' : stated.enrolled ? 'yes' : 'no',
    },
    validate: { firstCollegeTerm: termFault, entryTerm: termFault },
  });
}

/** What was filled in; what is empty is not known. */
export function factsIn({ primaryLanguage, firstCollegeTerm, entryTerm }: Fields): StudentFacts {
  return {
    primaryLanguage: primaryLanguage.trim() || null,
    firstCollegeTerm: firstCollegeTerm || null,
    entryTerm: entryTerm || null,
  };
}

/** Whether the student is enrolled, as the office says it. */
export function enrolledIn({ enrolled }: Fields): boolean | null {
  return enrolled === '' ? null : enrolled === 'yes';
}

interface StudentFieldsProps {
  readonly form: StudentForm;
  /** Who fills them in. */
  readonly by: keyof typeof WORDS;
}

/** What some rules ask about the student and not about the credit. All of it may be left empty. */
export function StudentFields({ form, by }: StudentFieldsProps) {
  const said = (name: keyof StudentFacts) => {
    const [label, description] = WORDS[by][name];
    return { label, description, ...form.getInputProps(name) };
  };
  return (
    <>
      <Autocomplete {...said('primaryLanguage')} data={LANGUAGES} maxLength={LANGUAGE_MAX} limit={6} />
      <TermField {...said('firstCollegeTerm')} />
      <TermField {...said('entryTerm')} />
      {by === 'staff' && (
        <Radio.Group
          label="Enrolled in this degree"
          description="A portfolio of somebody who is not counts provisionally."
          {...form.getInputProps('enrolled')}
        >
          <div className="row" style={{ '--gap': '20px', marginTop: 6 } as object}>
            {ENROLLED.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </div>
        </Radio.Group>
      )}
    </>
  );
}

/** What is known, one fact an entry. */
export function studentTexts(stated: Known | null): readonly string[] {
  const { primaryLanguage = null, firstCollegeTerm = null, entryTerm = null, enrolled = null } = stated ?? {};
  return [
    ...(primaryLanguage === null ? [] : [`Own language: ${primaryLanguage}`]),
    ...(firstCollegeTerm === null ? [] : [`In college since ${termText(firstCollegeTerm)}`]),
    ...(entryTerm === null ? [] : [`In this degree since ${termText(entryTerm)}`]),
    ...(enrolled === null ? [] : [enrolled ? 'Enrolled in this degree' : 'Not enrolled in this degree']),
  ];
}
