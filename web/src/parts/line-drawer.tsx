import { Drawer } from '@mantine/core';
import type { EvaluationCase } from '../../../src/contract/evaluation.js';
import { groupLines, GROUP_TITLES, markText, togetherText } from '../../../src/contract/line-groups.js';
import { termText } from '../../../src/contract/term-text.js';
import { creditsText, dateText } from '../words.js';
import { useTranscript } from './case-queries.js';
import { Facts } from './facts.js';
import { SourcePage } from './source-page.js';

interface LineDrawerProps {
  readonly given: EvaluationCase;
  readonly line: string | null;
  readonly onClose: () => void;
}

/** One line with its reasons, and the row it was read from on the picture of its page. */
export function LineDrawer({ given, line, onClose }: LineDrawerProps) {
  const found = groupLines(given).find((each) => each.line.id === line);
  return (
    <Drawer
      opened={found !== undefined}
      onClose={onClose}
      position="right"
      size="min(720px, 100%)"
      title={found && [found.line.code, found.line.title].filter(Boolean).join(' ')}
      styles={{ title: { font: '600 1.3rem var(--serif)' } }}
    >
      {found !== undefined && <Body given={given} found={found} />}
    </Drawer>
  );
}

interface BodyProps {
  readonly given: EvaluationCase;
  readonly found: ReturnType<typeof groupLines>[number];
}

function Body({ given, found }: BodyProps) {
  const { line, group, slots, reasons, isOpen } = found;
  const together = togetherText(found);
  const evidence = given.evaluation?.lines.find(({ id }) => id === line.id)?.evidence ?? null;
  const gain = given.evaluation?.whatWouldChange.find((each) => each.line === line.id);
  const transcript = useTranscript(given.application, line.transcript);
  return (
    <div className="stack" style={{ '--gap': '20px' } as object}>
      <div>
        <strong>{GROUP_TITLES[group]}</strong>
        {slots.length > 0 && `: ${slots.join(', ')}${isOpen ? ', not settled yet' : ''}`}
        {together !== null && <p>{together}</p>}
        {reasons.map(({ code, text, citation }) => (
          <p key={`${code} ${text}`}>
            {text} {citation !== null && <span className="quiet small">Rule {citation}</span>}
          </p>
        ))}
        {gain !== undefined && (
          <p>Once it is settled, {creditsText(gain.gainCredits)} credits are certain.</p>
        )}
      </div>
      {line.decision !== null && (
        <p>
          Decided by the registrar’s office on {dateText(line.decision.at)}: {line.decision.reason}
        </p>
      )}
      <Facts
        facts={{
          School: line.institution ?? 'not known',
          Term: line.term === null ? null : termText(line.term),
          Credits:
            line.credits === null
              ? 'none printed'
              : `${creditsText(line.credits)} ${line.unit === 'unknown' ? '' : line.unit}`,
          [line.exam === null ? 'Grade' : 'Exam']: markText(line) ?? 'none printed',
        }}
      />
      {evidence !== null && transcript.data !== undefined && (
        <SourcePage
          transcript={transcript.data}
          page={evidence.page}
          box={evidence.box}
          text={evidence.text}
        />
      )}
      {evidence === null && (
        <p className="quiet">This line comes from the school’s own record, not from a document.</p>
      )}
    </div>
  );
}
