import type { CatalogView } from '../../../src/contract/catalog.js';
import { plural } from '../words.js';
import { Source } from './course-row.js';
import table from './table.module.css';

/** What the pages say around the courses: certificates, and how campus and online credit meet. */
export function CatalogFacts({ catalog }: { readonly catalog: CatalogView }) {
  const { areas, rules } = catalog.campus;
  return (
    <>
      <section className="stack">
        <h2>Certificates</h2>
        <div className={table['scroll']} tabIndex={0} role="region" aria-label="Certificates">
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">Certificate</th>
                <th scope="col">Takes</th>
                <th scope="col">Courses named</th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {catalog.certificates.map((each) => (
                <CertificateRow key={each.name} certificate={each} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="stack">
        <h2>Campus and online</h2>
        <ul>
          {rules.map(({ rule, source }) => (
            <li key={rule}>
              {rule.replace(/\.$/, '')}. {source !== null && <Cited source={source} />}
            </li>
          ))}
        </ul>
        <p>
          Equivalents are published for {areas.names.join(', ')}. Of most of these areas the list itself was
          not seen. <Cited source={areas.source} />
        </p>
      </section>
    </>
  );
}

function CertificateRow({ certificate }: { readonly certificate: CatalogView['certificates'][number] }) {
  const { name, type, courses, required, electives, listComplete, note, source } = certificate;
  return (
    <tr>
      <td data-label="Certificate">
        <div>
          <strong>{name}</strong>
          <div className="quiet small">{type}</div>
        </div>
      </td>
      <td data-label="Takes" style={{ whiteSpace: 'nowrap' }}>
        {courses === null ? 'not stated' : plural(courses, 'course')}
      </td>
      <td data-label="Courses named">
        <div>
          {[...required, ...electives].join(', ') || 'none'}
          {!listComplete && <div className="quiet small">The whole list was not seen.</div>}
          {note !== null && <div className="quiet small">{note}</div>}
        </div>
      </td>
      <td data-label="Source" className="small">
        <Source source={source} />
      </td>
    </tr>
  );
}

function Cited({ source }: { readonly source: string }) {
  return (
    <span className="quiet small">
      (<Source source={source} />)
    </span>
  );
}
