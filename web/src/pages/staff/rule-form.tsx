import { Button, NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DraftedRule, RuleDraft, RuleFindings, RuleImpact } from '../../../../src/contract/rules.js';
import { post } from '../../api.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { SchoolSearch } from '../../parts/school-search.js';
import { CourseSearch, NamedTarget } from './course-search.js';
import classes from './rule-form.module.css';
import { FindingNotes } from './rule-findings.js';
import { RuleImpacts } from './rule-impact.js';
import { ANSWERS, ruleIn, type AnswerKind, type RuleValues } from './rule-values.js';

const GRADES = ['A', 'B', 'C', 'D'].flatMap((letter) => [`${letter}+`, letter, `${letter}-`]);
const CHOICES = Object.entries(ANSWERS).map(([value, label]) => ({ value, label }));
const TERM = 'Such as 2012-fall; empty: open';

interface RuleFormProps {
  /** The rule that is changed, and the version that was on the screen; null for a new one. */
  readonly base: { readonly id: string; readonly version: number } | null;
  readonly start: RuleValues;
  readonly onSaved: (drafted: DraftedRule) => void;
}

/** A rule in its own words. While it is written it is checked against the published ones and open cases. */
export function RuleForm({ base, start, onSaved }: RuleFormProps) {
  const queries = useQueryClient();
  const form = useForm<RuleValues>({ initialValues: start });
  const save = useMutation({
    mutationFn: (draft: RuleDraft) => post<DraftedRule>('/staff/rules', draft),
    onSuccess: async (drafted) => {
      await queries.invalidateQueries({ queryKey: ['rules'] });
      await queries.invalidateQueries({ queryKey: ['rule'] });
      onSaved(drafted);
    },
  });
  const rule = ruleIn(form.values);
  const reason = form.values.reason.trim();
  const submit = () => {
    if (rule !== null) save.mutate({ id: base?.id ?? null, basedOn: base?.version ?? 0, rule, reason });
  };
  return (
    <form className="stack" onSubmit={form.onSubmit(submit)}>
      <TagsInput
        label="Courses sent"
        description="Codes as the school prints them, all of them together; Enter adds one"
        {...form.getInputProps('codes')}
      />
      <SchoolSearch
        label="School"
        description="Left empty, the rule holds for every school"
        value={form.values.institution}
        onChange={(unitid) => form.setFieldValue('institution', unitid)}
      />
      <AnswerFields form={form} />
      <Conditions form={form} />
      <Switch
        label="Settles the course by itself; off: a person confirms each one"
        {...form.getInputProps('autoApprove', { type: 'checkbox' })}
      />
      <TextInput label="Where it is written down" {...form.getInputProps('citation')} />
      <Textarea
        label="Reason"
        autosize
        minRows={2}
        required
        maxLength={1000}
        {...form.getInputProps('reason')}
      />
      <LiveCheck id={base?.id ?? null} rule={rule} />
      <ProblemNote error={save.error} />
      <Button type="submit" loading={save.isPending} disabled={rule === null || reason === ''}>
        {base === null ? 'Save as a draft' : 'Save as the next version'}
      </Button>
    </form>
  );
}

type Form = ReturnType<typeof useForm<RuleValues>>;

function AnswerFields({ form }: { readonly form: Form }) {
  const { answer, courses, named } = form.values;
  return (
    <>
      <Select
        label="Counts as"
        data={CHOICES}
        allowDeselect={false}
        value={answer}
        onChange={(value) => form.setValues({ answer: value as AnswerKind, named: '' })}
      />
      {answer === 'courses' && (
        <CourseSearch
          label="Courses here"
          value={courses}
          onChange={(codes) => form.setFieldValue('courses', codes)}
        />
      )}
      {(answer === 'category' || answer === 'subject') && (
        <NamedTarget kind={answer} value={named} onChange={(id) => form.setFieldValue('named', id)} />
      )}
      {answer === 'elective' && (
        <TextInput label="Kind of elective" placeholder="general" required {...form.getInputProps('named')} />
      )}
      {answer === 'none' && (
        <TextInput label="Why there is no credit" required {...form.getInputProps('named')} />
      )}
    </>
  );
}

function Conditions({ form }: { readonly form: Form }) {
  return (
    <div className={classes['pairs']}>
      <Select
        label="Lowest grade"
        placeholder="None"
        clearable
        data={GRADES}
        value={form.values.grade || null}
        onChange={(value) => form.setFieldValue('grade', value ?? '')}
      />
      <TextInput label="Least credits, as the school prints them" {...form.getInputProps('credits')} />
      <TextInput label="First term" description={TERM} {...form.getInputProps('from')} />
      <TextInput label="Last term" description={TERM} {...form.getInputProps('to')} />
      <TagsInput label="Programs" description="None: every program" {...form.getInputProps('programs')} />
      <NumberInput
        label="Priority"
        description="The higher one decides where two rules hold"
        min={0}
        max={999_999}
        allowDecimal={false}
        {...form.getInputProps('priority')}
      />
    </div>
  );
}

function LiveCheck({ id, rule }: { readonly id: string | null; readonly rule: ReturnType<typeof ruleIn> }) {
  const [asked] = useDebouncedValue(JSON.stringify(rule), 400);
  const trial = { id, rule: JSON.parse(asked) as unknown };
  const isWhole = asked !== 'null';
  const check = useQuery({
    queryKey: ['rule-check', id, asked],
    queryFn: () => post<RuleFindings>('/staff/rules/check', trial),
    enabled: isWhole,
    retry: false,
  });
  return (
    <section className="stack" aria-label="Check" aria-live="polite" style={{ '--gap': '8px' } as object}>
      <h2>Check</h2>
      {!isWhole && <Note>Name the courses and what they count as; the check runs while you write.</Note>}
      {isWhole && <ProblemNote error={check.error} />}
      {isWhole && check.data !== undefined && <FindingNotes findings={check.data.findings} />}
      {isWhole && check.data !== undefined && (
        <RuleImpacts
          key={asked}
          about={[id, asked]}
          ask={(part) => post<RuleImpact>(`/staff/rules/impact${part}`, trial)}
        />
      )}
    </section>
  );
}
