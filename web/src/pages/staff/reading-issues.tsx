import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconSum } from '@tabler/icons-react';
import { ISSUE_GROUPS, issueGroup, type IssueGroup } from '../../../../src/contract/reading-issues.js';
import type { TranscriptView } from '../../../../src/contract/transcript.js';
import classes from './reading.module.css';

type Issue = NonNullable<TranscriptView['transcript']>['issues'][number];

const GROUPS: Readonly<Record<IssueGroup, { readonly title: string; readonly Icon: typeof IconSum }>> = {
  first: { title: 'Look at these first', Icon: IconAlertTriangle },
  sums: { title: 'Sums', Icon: IconSum },
  notes: { title: 'Notes', Icon: IconInfoCircle },
};

interface ReadingIssuesProps {
  readonly transcript: TranscriptView;
  /** Which of them is lit on the page, by its place in the list. */
  readonly lit: number | null;
  /** Opens the page of one and lights its place; null leads back to the line. */
  readonly onLight: (issue: number | null) => void;
  /** null: this person does not judge the document, or nothing waits for it. */
  readonly onVerify: (() => void) | null;
}

/** What the reading was not sure of, in the order in which a person looks at it. */
export function ReadingIssues({ transcript, lit, onLight, onVerify }: ReadingIssuesProps) {
  const issues = transcript.transcript?.issues.map((issue, at) => ({ ...issue, at })) ?? [];
  const isWaiting = transcript.state === 'needs-verification';
  if (transcript.transcript === null) return null;
  if (issues.length === 0) {
    return (
      <p className={`${classes['calm']} quiet small`}>
        <IconCircleCheck size={18} color="var(--counts)" aria-hidden />
        Nothing unusual was found while reading.
      </p>
    );
  }
  return (
    <details className={classes['fold']} open={isWaiting} data-waiting={isWaiting || undefined}>
      <summary>
        <strong>What the reading found</strong> <span className={classes['count']}>{issues.length}</span>
        {!isWaiting && <span className="quiet small"> · somebody has looked</span>}
      </summary>
      <div className={classes['issues']} tabIndex={0} role="region" aria-label="What the reading found">
        {ISSUE_GROUPS.map((group) => {
          const own = issues.filter(({ code }) => issueGroup(code) === group);
          return own.length > 0 && <Group key={group} group={group} own={own} lit={lit} onLight={onLight} />;
        })}
      </div>
      {isWaiting && onVerify !== null && (
        <Button variant="default" size="compact-sm" mt={8} onClick={onVerify}>
          I have looked at them
        </Button>
      )}
    </details>
  );
}

interface GroupProps extends Pick<ReadingIssuesProps, 'lit' | 'onLight'> {
  readonly group: IssueGroup;
  readonly own: readonly (Issue & { readonly at: number })[];
}

function Group({ group, own, lit, onLight }: GroupProps) {
  const { title, Icon } = GROUPS[group];
  return (
    <section>
      <h2 className={classes['group']}>
        {title} <span className={classes['count']}>{own.length}</span>
      </h2>
      <ul>
        {own.map(({ at, message, where }) => (
          <li key={at} className="small" data-group={group}>
            {where === null ? (
              <span className={classes['issue']}>
                <Icon size={16} aria-hidden />
                {message}
              </span>
            ) : (
              <button
                type="button"
                className={classes['issue']}
                aria-pressed={lit === at}
                onClick={() => onLight(lit === at ? null : at)}
              >
                <Icon size={16} aria-hidden />
                <span>{message}</span>
                <span className="quiet">page {where.page}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
