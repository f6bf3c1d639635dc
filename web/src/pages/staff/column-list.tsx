import { NativeSelect } from '@mantine/core';
import type { TableColumns, TableField } from '../../../../src/contract/table-columns.js';
import { FIELD_CHOICES } from './column-fields.js';
import classes from './table-columns.module.css';

interface ColumnListProps {
  readonly given: TableColumns;
  readonly fields: readonly TableField[];
  readonly onChange: (fields: readonly TableField[]) => void;
}

const SAMPLES = 3;

/** Every column with its heading, its first cells, and what it is taken for. */
export function ColumnList({ given, fields, onChange }: ColumnListProps) {
  return (
    <ol className={classes['list']}>
      {given.columns.map(({ heading }, at) => {
        const name = heading === '' ? `Column ${at + 1}` : heading;
        const cells = [...new Set(given.rows.map((row) => row[at] ?? ''))].filter((text) => text !== '');
        return (
          <li key={at} data-ignored={fields[at] === 'ignored' || undefined}>
            <div>
              <strong>{name}</strong>
              <div className={classes['samples']}>
                {cells.length === 0
                  ? 'Empty in the first rows'
                  : cells.slice(0, SAMPLES).map((text, place) => <span key={place}>{text}</span>)}
              </div>
            </div>
            <NativeSelect
              aria-label={`What ${name} holds`}
              value={fields[at] ?? 'ignored'}
              data={FIELD_CHOICES}
              onChange={({ currentTarget: { value } }) =>
                onChange(fields.map((field, place) => (place === at ? (value as TableField) : field)))
              }
            />
          </li>
        );
      })}
    </ol>
  );
}
