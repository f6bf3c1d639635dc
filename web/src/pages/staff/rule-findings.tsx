import type { RuleFindings } from '../../../../src/contract/rules.js';
import { termText } from '../../../../src/contract/term-text.js';
import { Note } from '../../parts/note.js';

type Finding = RuleFindings['findings'][number];

interface FindingNotesProps {
  readonly findings: readonly Finding[];
  /** About the rules of a file, not about one rule. */
  readonly isFile?: boolean;
}

/** What the check has to say of a rule, each contradiction with a course that shows it. */
export function FindingNotes({ findings, isFile = false }: FindingNotesProps) {
  if (findings.length === 0) {
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
          {finding.message}
          {finding.severity === 'conflict' && finding.witness !== null && (
            <div className="small">For example {finding.witness.courses.map(courseText).join(' with ')}.</div>
          )}
        </Note>
      ))}
    </div>
  );
}

function courseText({
  code,
  institution,
  term,
  grade,
  credits,
}: NonNullable<Finding['witness']>['courses'][number]) {
  const school = institution === null ? 'any school' : institution;
  return `${code} of ${school}, ${termText(term)}, grade ${grade}, ${credits} credits`;
}
