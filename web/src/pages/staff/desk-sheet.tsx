import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { creditsBrought, markText, type GroupedLine } from '../../../../src/contract/line-groups.js';
import { termText } from '../../../../src/contract/term-text.js';
import { creditsText, dateText, timeText } from '../../words.js';
import classes from './desk-sheet.module.css';
import { oneForAllText, outcomeText, withText, type LineKind } from './line-outcome.js';

interface DeskSheetProps {
  readonly given: EvaluationCase;
  readonly lines: readonly GroupedLine[];
  readonly kindOf: (each: GroupedLine) => LineKind;
  readonly current: GroupedLine | undefined;
  readonly printedAt: Date;
}

/** The desk on paper: whose case, of which day, every line with how it stands, and the reasons of one. */
export function DeskSheet({ given, lines, kindOf, current, printedAt }: DeskSheetProps) {
  const { applicant, program, term, version, evaluation, approvedAt, approvedBy } = given;
  return (
    <article className={classes['sheet']} data-desk-sheet>
      <header>
        <h1>{applicant.name}</h1>
        <p>
          {program.name}, catalog year {program.catalogYear} · {termText(term)}
        </p>
        <p>
          {approvedAt === null
            ? `Not yet approved, version ${version} of ${dateText(given.createdAt)}`
            : `Approved by ${approvedBy ?? ''} on ${dateText(approvedAt)}, version ${version}`}{' '}
          · printed {timeText(printedAt.toISOString())}
        </p>
        {evaluation !== null && (
          <p>
            <strong>
              {creditsText(evaluation.totals.applied)} of {creditsText(creditsBrought(evaluation))} credits
              count
            </strong>
            {evaluation.kind === 'official' ? ', by official documents' : ', by an unofficial copy'}.{' '}
            {Object.entries(evaluation.caps)
              .map(([name, cap]) => `${creditsText(cap.applied)} of ${creditsText(cap.limit)} ${name}`)
              .join(', ')}
            .
          </p>
        )}
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">Course</th>
            <th scope="col">Taken</th>
            <th scope="col">Mark</th>
            <th scope="col">Credits</th>
            <th scope="col">How it stands</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((each) => (
            <Row key={each.line.id} each={each} kind={kindOf(each)} />
          ))}
        </tbody>
      </table>
      {current !== undefined && <Reasons found={current} />}
      <p className={classes['case']}>Case {given.application}</p>
    </article>
  );
}

const KINDS: Readonly<Record<LineKind, string>> = {
  open: 'To be decided.',
  decided: 'Decided.',
  settled: '',
};

function Row({ each, kind }: { readonly each: GroupedLine; readonly kind: LineKind }) {
  const { line } = each;
  const together = withText(each);
  return (
    <tr>
      <td>
        {line.code} {line.title}
        <div className={classes['school']}>{line.institution ?? 'School not known'}</div>
      </td>
      <td>{line.term === null ? '' : termText(line.term)}</td>
      <td>{markText(line) ?? '–'}</td>
      <td className="figures">{line.credits === null ? '–' : creditsText(line.credits)}</td>
      <td>
        {KINDS[kind]} {together !== null && `${together}. `}
        {outcomeText(each, kind)}
      </td>
    </tr>
  );
}

/** Of the line that was lit: what it equals, why, and who decided so. */
function Reasons({ found }: { readonly found: GroupedLine }) {
  const { line, slots, reasons } = found;
  const { decision, proposal } = line;
  const together = oneForAllText(found);
  return (
    <section>
      <h2>
        {line.code} {line.title}
      </h2>
      {proposal !== null && (
        <p>
          {proposal.certainty === 'proposed' ? 'Suggested' : 'Equals'}: {proposal.label}
          {proposal.because.length > 0 && ` (${proposal.because.join('; ')})`}.
        </p>
      )}
      {slots.length > 0 && <p>Fills {slots.join(', ')}.</p>}
      {together !== null && <p>{together}</p>}
      {reasons.map(({ code, text, citation }) => (
        <p key={`${code} ${text}`}>
          {text} {citation !== null && `Rule ${citation}`}
        </p>
      ))}
      {decision !== null && (
        <p>
          Decided by {decision.by}, {timeText(decision.at)}: {decision.reason}
        </p>
      )}
    </section>
  );
}
