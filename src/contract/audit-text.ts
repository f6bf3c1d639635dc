import { termText } from './term-text.js';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

const SENTENCES: Readonly<Record<string, (facts: Facts) => string>> = {
  'account.created': () => 'Account created',
  'account.verified': () => 'E-mail address confirmed',
  'account.password-changed': () => 'New password chosen; signed out everywhere',
  'account.roles-changed': (f) => `Roles changed from ${f['before']} to ${f['after']}`,
  'application.started': (f) => `Application started for ${termText(String(f['term']))}`,
  'consultation.booked': () => 'Consultation booked',
  'consultation.cancelled': () => 'Consultation given back',
  'institutions.imported': (f) =>
    `Directory imported: ${f['schools']} schools, ${f['changes']} changes` +
    (f['twice'] === undefined ? '' : `, ${f['twice']} of them added by hand as well`),
  'institution.added': (f) => `School added by hand; ${again(f['applications'])}`,
  'institution.corrected': (f) =>
    `What is known of a school added by hand corrected; ${again(f['applications'])}`,
  'institution.removed': (f) => `School added by hand taken away; ${again(f['applications'])}`,
  'institution.alias-added': (f) =>
    typeof f['alias'] === 'string'
      ? `“${f['alias']}” added as another name of ${f['school']}`
      : 'Another name of a school added',
  'institution.alias-withdrawn': (f) =>
    typeof f['alias'] === 'string'
      ? `“${f['alias']}” taken back as a name of ${f['school']}; ${again(f['applications'])}`
      : `A name of a school taken back; ${again(f['applications'])}`,
  'study.asked': () => 'Asked what would change in all cases',
  'study.cancelled': () => 'Question about all cases cancelled',
  'study.table-taken': () => 'Table of a question about all cases taken',
  'rule.drafted': (f) => `Rule drafted (version ${f['version']})`,
  'rule.end-drafted': (f) => `End of the rule drafted for ${f['on']} (version ${f['version']})`,
  'rule.published': (f) => `Rule published (version ${f['version']}); ${again(f['cases'])}`,
  'rule.draft-withdrawn': (f) => `Draft of the rule taken away (version ${f['version']})`,
  'rule.suspended': (f) => `Rule suspended (version ${f['version']}); ${again(f['cases'])}`,
  'rule.resumed': (f) => `Rule back in use (version ${f['version']}); ${again(f['cases'])}`,
  'rules.imported': (f) => `${count(f['rules'], 'rule')} drafted from a file`,
  'rules.published': (f) => `${count(f['rules'], 'rule')} of a file published; ${again(f['cases'])}`,
  'rules.withdrawn': (f) => `${count(f['rules'], 'draft')} of a file taken away`,
  'settings.changed': (f) => `Settings changed (version ${f['version']}): ${f['changes']}`,
  'program.edited': (f) => `Program changed at ${f['slot']}`,
  'transcript.received': () => 'Transcript received',
  'transcript.read': (f) => `Transcript read: ${f['courses']} courses, ${f['issues']} open questions`,
  'transcript.refused': (f) => `Transcript could not be read (${f['code']})`,
  'transcript.verified': () => 'Open questions of the transcript looked at',
  'transcript.channel-changed': (f) => `Way of arrival set to ${f['channel']}`,
  'transcript.unit-stated': (f) => `One credit of the transcript set to be one ${f['unit']} credit`,
  'transcript.school-stated': (f) =>
    f['school'] === null
      ? 'What was said about the school of the transcript taken back'
      : 'School of the transcript set for all of its courses',
  'transcript.columns-set': (f) =>
    `Columns of the table set by hand (version ${f['version']} for this sender); it is read again`,
  'transcript.opened': () => 'Original document opened',
  'own-record.imported': (f) => `${f['courses']} courses taken from the school’s own record`,
  'evaluation.completed': (f) => `Evaluation ${f['version']} made: ${f['applied']} credits count`,
  'evaluation.failed': () => 'Evaluation failed; a person will look at it',
  'evaluation.approved': (f) => `Evaluation ${f['version']} approved`,
  'evaluation.opened': (f) => `Evaluation ${f['version']} opened`,
  'evaluation.supposed': (f) => `Asked what if about evaluation ${f['version']}`,
  'report.opened': (f) => `Report of evaluation ${f['version']} opened`,
  'line.approve': (f) => `Proposal for ${f['line']} approved`,
  'line.change': (f) => `Proposal for ${f['line']} changed`,
  'line.deny': (f) => `Credit for ${f['line']} denied`,
  'override.substitution': (f) => `${f['line']} allowed in ${f['slot']} by a decision of the office`,
  'override.forced-award': (f) => `${f['line']} put into ${f['slot']} by a decision of the office`,
  'override.blocked-award': (f) => `${f['line']} kept out of ${f['slot'] ?? 'every place'}`,
  'override.rule-waiver': (f) => `A rule waived for ${f['line']} (${f['rule']})`,
  'override.waiver': (f) => `The requirement ${f['slot']} waived`,
  'override.withdrawn': (f) => `A decision about ${f['line'] ?? f['slot']} taken back`,
  'credential.stated': () => 'A degree earned elsewhere stated',
  'credential.withdrawn': () => 'The statement of a degree taken back',
  'student.stated': () => 'Facts about the student stated',
  'pre-approval.stated': (f) => `${f['line']} stated to be approved before it was taken`,
  'pre-approval.withdrawn': (f) => `The statement that ${f['line']} was approved beforehand taken back`,
  'line.undo': (f) => `Decision on ${f['line']} taken back`,
};

function count(value: Facts[string] | undefined, one: string): string {
  return `${value} ${one}${value === 1 ? '' : 's'}`;
}

function again(cases: Facts[string] | undefined): string {
  return `${count(cases, 'open case')} evaluated again`;
}

/** What an audit entry says to a person. */
export function auditText(action: string, facts: Facts): string {
  return SENTENCES[action]?.(facts) ?? action;
}
