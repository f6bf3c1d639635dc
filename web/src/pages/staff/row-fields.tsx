import { IconAlertTriangle } from '@tabler/icons-react';
import type { FieldReadingShape } from '../../../../src/contract/transcript.js';
import { useFields } from '../../parts/case-queries.js';
import classes from './row-fields.module.css';

/** What each value of a row is called, in the order in which a person compares them. */
const NAMES: Readonly<Partial<Record<FieldReadingShape['field'], string>>> = {
  code: 'Code',
  title: 'Title',
  creditsAttempted: 'Attempted',
  creditsEarned: 'Earned',
  grade: 'Grade',
  gradePoints: 'Points',
  status: 'Status',
  basis: 'Credit by',
  level: 'Level',
};
/** Under this a value is marked: a person compares it with the page. */
const UNSURE = 0.9;

interface RowFieldsProps {
  readonly application: string;
  readonly transcript: string;
  /** Id of the course in its document. */
  readonly course: string;
  readonly lit: FieldReadingShape['field'] | null;
  readonly onLight: (field: FieldReadingShape | null) => void;
}

/** The values of one row: each lights its words on the page, and is marked where it is not sure. */
export function RowFields({ application, transcript, course, lit, onLight }: RowFieldsProps) {
  const fields = useFields(application, transcript);
  const own = (fields.data ?? []).filter(({ of }) => of === course);
  const named = Object.keys(NAMES).flatMap((name) => own.find(({ field }) => field === name) ?? []);
  if (named.length === 0) return null;
  return (
    <ul className={classes['fields']} aria-label="What the row says">
      {named.map((field) => (
        <li key={field.field}>
          <button
            type="button"
            aria-pressed={lit === field.field}
            data-unsure={field.confidence < UNSURE || undefined}
            onClick={() => onLight(lit === field.field ? null : field)}
          >
            <span className={classes['name']}>{NAMES[field.field]}</span>
            <span className={classes['value']}>{field.value}</span>
            {field.confidence < UNSURE && (
              <span className={classes['sure']}>
                <IconAlertTriangle size={14} aria-hidden /> {Math.round(field.confidence * 100)} % sure
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
