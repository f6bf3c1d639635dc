import type { ApplicationView } from '../../../../src/contract/applications.js';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { termText } from '../../../../src/contract/term-text.js';
import { Facts } from '../../parts/facts.js';
import { creditsText, dateText } from '../../words.js';
import classes from './desk.module.css';

type Line = EvaluationCase['lines'][number];

/** Does the line come from the school's own record, so that it stands on no page? */
export function isOwnLine({ source }: Line): boolean {
  return source === 'berklee-online' || source === 'berklee-campus';
}

export const ENROLLMENTS = { credit: 'for credit', 'non-credit': 'without credit' } as const;

interface OwnRowProps {
  readonly line: Line;
  readonly record: ApplicationView['ownRecord'];
}

/** The row of the school's own record that a line comes from, in the place of a page. */
export function OwnRow({ line, record }: OwnRowProps) {
  return (
    <section
      className={`${classes['proposal']} stack`}
      style={{ '--gap': '10px' } as object}
      aria-label="The row of our own record"
    >
      <p className="quiet small">
        The school’s own record{record === null ? '' : `, added on ${dateText(record.importedAt)}`}
      </p>
      <h3>
        {line.code} {line.title}
      </h3>
      <Facts
        facts={{
          Credits: line.credits === null ? 'none' : creditsText(line.credits),
          Grade: line.grade ?? 'none',
          Term: line.term === null ? null : termText(line.term),
          Taken: line.enrollment === null ? null : ENROLLMENTS[line.enrollment],
          Certificate: line.certificate ?? 'none: taken by itself',
        }}
      />
    </section>
  );
}
