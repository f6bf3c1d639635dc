import type { RuleFindings } from '../../../../src/contract/rules.js';
import { Link } from 'react-router';
import { termText } from '../../../../src/contract/term-text.js';
import { Note } from '../../parts/note.js';

type Finding = RuleFindings['findings'][number];

interface FindingNotesProps {
  readonly findings: readonly Finding[];
  /** About the rules of a file, not about one rule. */
  readonly isFile?: boolean;
  /** What a draft contradicts among the other drafts that wait. */
  readonly drafts?: readonly Finding[];
}

const NO_DRAFTS: readonly Finding[] = [];

/** What the check has to say of a rule, each contradiction with a course that shows it. */
export function FindingNotes({ findings, isFile = false, drafts = NO_DRAFTS }: FindingNotesProps) {
  if (findings.length === 0 && drafts.length === 0) {
    const none = isFile ? 'None of them contradicts a published rule.' : 'It contradicts no published rule.';
    return <Note tone="done">{none}</Note>;
  }
  return (
    <div className="stack" style={{ '--gap': '8px' } as object}>
      {findings.map((finding) => (
        <Note
          key={`${finding.code} ${finding.message}`}
          tone={finding.severity === 'conflict' ? 'refused' : 'warning'}
          title={finding.severity === 'conflict' ? 'Contradiction' : 'Look at this'}
        >
          <FindingText finding={finding} />
        </Note>
      ))}
      {drafts.map((finding) => (
        <Note key={finding.message} tone="warning" title="Another draft that waits says otherwise">
          <FindingText finding={finding} />
          <div className="small">
            Once one of them is published, the other cannot be. Change one of them, or take it away:{' '}
            {finding.rules.map(({ id }, at) => (
              <span key={id}>
                {at > 0 && ', '}
                <Link to={`/staff/rules/${encodeURIComponent(id)}`}>{id}</Link>
              </span>
            ))}
          </div>
        </Note>
      ))}
    </div>
  );
}

function FindingText({ finding: { message, severity, witness, rules } }: { readonly finding: Finding }) {
  const placed = rules.filter(({ line }) => line !== undefined);
  return (
    <>
      {message}
      {placed.length > 0 && (
        <div className="small">
          In the file: {placed.map(({ id, line }) => `${id} on line ${line}`).join(', ')}.
        </div>
      )}
      {severity === 'conflict' && witness !== null && (
        <div className="small">For example {witness.courses.map(courseText).join(' with ')}.</div>
      )}
    </>
  );
}

function courseText({
  code,
  institution,
  school,
  term,
  grade,
  credits,
}: NonNullable<Finding['witness']>['courses'][number]) {
  const name = school ?? institution ?? 'any school';
  return `${code} of ${name}, ${termText(term)}, grade ${grade}, ${credits} credits`;
}
