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
  'program.edited': (f) => `Program changed at ${f['slot']}`,
  'transcript.received': () => 'Transcript received',
  'transcript.read': (f) => `Transcript read: ${f['courses']} courses, ${f['issues']} open questions`,
  'transcript.refused': (f) => `Transcript could not be read (${f['code']})`,
  'transcript.verified': () => 'Open questions of the transcript looked at',
  'transcript.channel-changed': (f) => `Way of arrival set to ${f['channel']}`,
  'transcript.unit-stated': (f) => `One credit of the transcript set to be one ${f['unit']} credit`,
  'transcript.columns-set': (f) =>
    `Columns of the table set by hand (version ${f['version']} for this sender); it is read again`,
  'transcript.opened': () => 'Original document opened',
  'evaluation.completed': (f) => `Evaluation ${f['version']} made: ${f['applied']} credits count`,
  'evaluation.failed': () => 'Evaluation failed; a person will look at it',
  'evaluation.approved': (f) => `Evaluation ${f['version']} approved`,
  'evaluation.opened': (f) => `Evaluation ${f['version']} opened`,
  'report.opened': (f) => `Report of evaluation ${f['version']} opened`,
  'line.approve': (f) => `Proposal for ${f['line']} approved`,
  'line.change': (f) => `Proposal for ${f['line']} changed`,
  'line.deny': (f) => `Credit for ${f['line']} denied`,
  'line.undo': (f) => `Decision on ${f['line']} taken back`,
};

/** What an audit entry says to a person. */
export function auditText(action: string, facts: Facts): string {
  return SENTENCES[action]?.(facts) ?? action;
}
