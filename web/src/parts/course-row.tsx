import type { CatalogView } from '../../../src/contract/catalog.js';
import { creditsText } from '../words.js';
import classes from './course-row.module.css';
import table from './table.module.css';

type Course = CatalogView['courses'][number];

const HOW: Readonly<Record<Course['equivalents'][number]['status'], string>> = {
  official: 'published as equal',
  'official-alternative': 'either serves one campus degree',
  inferred: 'looks alike; no list seen says so',
};

/** A course of the catalog: what is known, and what is not, in so many words. */
export function CourseRow({ course, field }: { readonly course: Course; readonly field: string }) {
  const { system, credits, equivalents } = course;
  return (
    <tr>
      <td data-label="Code" className={classes['code']}>
        <div>
          <Code course={course} />
          <div className="quiet small">{system === 'berklee-online' ? 'Online' : 'Boston campus'}</div>
        </div>
      </td>
      <td data-label="Course">
        <div>
          <strong>{course.title}</strong>
          <About course={course} />
        </div>
      </td>
      <td data-label="Credits" className={table['number']}>
        {credits === null ? <span className="quiet">not stated</span> : creditsText(credits)}
      </td>
      <td data-label="Subject">{field}</td>
      <td data-label="Level">
        <Level course={course} />
      </td>
      <td data-label="Counterpart" className={equivalents.length === 0 ? classes['none'] : undefined}>
        {equivalents.length === 0 ? (
          <span className="quiet">none known</span>
        ) : (
          <div>
            {equivalents.map(({ code, title, status }) => (
              <div key={`${code} ${title}`}>
                {code} {title}
                <div className="quiet small">{HOW[status]}</div>
              </div>
            ))}
          </div>
        )}
      </td>
    </tr>
  );
}

function Code({ course: { code, codeConfidence } }: { readonly course: Course }) {
  if (code === null) return <span className={classes['doubt']}>Code not published</span>;
  if (codeConfidence === 'official') return <span className="figures">{code}</span>;
  return (
    <>
      <span className="figures">{code}</span>
      <div className={`small ${classes['doubt']}`}>Code not confirmed</div>
    </>
  );
}

function Level({ course: { level, academicLevel, degreeOnly } }: { readonly course: Course }) {
  return (
    <div>
      {level ?? <span className="quiet">not stated</span>}
      {academicLevel === 'graduate' && <div className="small">Graduate</div>}
      {degreeOnly && <div className="small">Degree students alone</div>}
    </div>
  );
}

function About({ course }: { readonly course: Course }) {
  const { topics, prerequisites, prerequisitesStated, notes, certificates, source } = course;
  const before = prerequisitesStated ?? prerequisites.join(', ');
  return (
    <details className={`small ${classes['about']}`}>
      <summary>About it</summary>
      {topics.length > 0 && <p>Topics: {topics.join('; ')}.</p>}
      {before !== '' && <p>Before it: {before}.</p>}
      {certificates.length > 0 && <p>In the certificate {certificates.join('; ')}.</p>}
      {notes !== null && <p>{notes}</p>}
      <p className="quiet">
        Source: <Source source={source} />
      </p>
    </details>
  );
}

/** An address as a link; another kind of source in its own words. */
export function Source({ source }: { readonly source: string }) {
  if (!/^https?:\/\//.test(source)) return source;
  return (
    <a href={source} rel="noreferrer noopener" className={classes['source']!}>
      {source.replace(/^https?:\/\/(www\.)?/, '')}
    </a>
  );
}
