import type { TableColumns } from '../../../../src/contract/table-columns.js';
import { Empty } from '../../parts/empty.js';
import { Note } from '../../parts/note.js';
import table from '../../parts/table.module.css';
import { creditsText, plural } from '../../words.js';

type Reading = TableColumns['reading'];
type Course = Reading['terms'][number]['courses'][number];

/** How the table reads: every course under its term, and what a person should look at. */
export function ColumnReading({ reading }: { readonly reading: Reading }) {
  const groups = [
    ...reading.terms.map(({ name, courses }) => ({ name: name || 'No term', courses })),
    ...reading.otherCredit.map(({ heading, courses }) => ({ name: heading, courses })),
  ];
  const count = groups.reduce((sum, { courses }) => sum + courses.length, 0);
  if (count === 0) {
    return (
      <Empty title="No row is a course yet">
        Say which column holds the title or the code, and which the credits or the grade.
      </Empty>
    );
  }
  return (
    <div className="stack">
      <p className="figures" role="status">
        {plural(count, 'course')}
        {reading.totals?.agrees === true && ', and the printed total agrees'}
        {reading.totals?.agrees === false && ', and the printed total does not agree'}
      </p>
      {reading.issues.length > 0 && (
        <Note tone="warning" title="To look at">
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {reading.issues.slice(0, 12).map(({ code, message, where }, at) => (
              <li key={`${code}-${at}`}>
                {message} {where !== null && <span className="quiet">(line {where.box[1]})</span>}
              </li>
            ))}
          </ul>
          {reading.issues.length > 12 && <div>and {reading.issues.length - 12} more</div>}
        </Note>
      )}
      {groups.map(({ name, courses }) => (
        <section key={name} className="stack" style={{ '--gap': '4px' } as object}>
          <h3>{name}</h3>
          <Courses name={name} courses={courses} />
        </section>
      ))}
    </div>
  );
}

function Courses({ name, courses }: { readonly name: string; readonly courses: readonly Course[] }) {
  return (
    <div className={table['scroll']} tabIndex={0} role="region" aria-label={name}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Title</th>
            <th scope="col" className={table['number']}>
              Attempted
            </th>
            <th scope="col" className={table['number']}>
              Earned
            </th>
            <th scope="col">Grade</th>
          </tr>
        </thead>
        <tbody>
          {courses.map(({ id, code, title, creditsAttempted, creditsEarned, grade }) => (
            <tr key={id}>
              <td data-label="Code">{code ?? ''}</td>
              <td data-label="Title">{title}</td>
              <td data-label="Attempted" className={table['number']}>
                {creditsAttempted === null ? '' : creditsText(creditsAttempted)}
              </td>
              <td data-label="Earned" className={table['number']}>
                {creditsEarned === null ? '' : creditsText(creditsEarned)}
              </td>
              <td data-label="Grade">{grade ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
