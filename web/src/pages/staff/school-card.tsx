import type { Schools } from '../../../../src/contract/institutions.js';
import { termText } from '../../../../src/contract/term-text.js';
import { Facts } from '../../parts/facts.js';
import { Note } from '../../parts/note.js';
import table from '../../parts/table.module.css';
import { dateText } from '../../words.js';
import { AddedByHand } from './school-added.js';
import { AddName, KeptNames } from './school-names.js';

type School = Schools['schools'][number];

interface SchoolCardProps {
  readonly school: School;
  /** The printed name that waits for its school; null where none is being named. */
  readonly printed: string | null;
  readonly onNamed: () => void;
  /** In which it is asked whether the school was accredited. */
  readonly term: string | null;
}

/** One school: why it was found, what is known of it, and from when to when it was accredited. */
export function SchoolCard({ school, printed, term, onNamed }: SchoolCardProps) {
  const place = [school.city, school.state, school.country].filter((each) => each !== null).join(', ');
  return (
    <section className="stack">
      <h2>{school.name}</h2>
      <p className="quiet">
        {place} · likeness {school.score}: {school.reasons.join(', ')}
      </p>
      <Facts
        facts={{
          Number: school.unitid,
          'Other names': listed(school.aliases),
          'Former names': listed(school.formerNames),
          Founded: school.founded,
          Ended: endText(school),
          'Own pages': school.web,
          'Recognised by': school.recognisedBy,
          Calendar: school.calendar,
          'Unit of credit': school.creditUnit,
          Source: school.source,
        }}
      />
      {term !== null && <InTerm school={school} term={term} />}
      <Intervals school={school} />
      <AddedByHand school={school} />
      <KeptNames school={school} />
      <AddName school={school} printed={printed} onNamed={onNamed} />
    </section>
  );
}

function listed(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join('; ');
}

function endText({ ended }: School): string | null {
  if (ended === null) return null;
  const into = ended.successor === null ? '' : ` into ${ended.successor}`;
  return `${ended.how}${into}${ended.on === null ? ', date not known' : `, ${ended.on}`}`;
}

const ANSWERS = {
  yes: { tone: 'done', words: 'accredited' },
  no: { tone: 'warning', words: 'not accredited' },
  unknown: { tone: 'info', words: 'not known whether accredited' },
} as const;

/** Whether the school was accredited in a term, by each group of agencies that it has had. */
function InTerm({ school, term }: { readonly school: School; readonly term: string }) {
  return school.accredited?.map(({ group, answer, knownUntil }) => (
    <Note
      key={group}
      tone={ANSWERS[answer].tone}
      title={`${termText(term)}, ${group}: ${ANSWERS[answer].words}`}
    >
      {knownUntil !== null && `The source was read on ${dateText(knownUntil)}, before the term ended.`}
    </Note>
  ));
}

function Intervals({ school }: { readonly school: School }) {
  if (school.accreditations.length === 0) {
    return school.country === 'US' ? (
      <p>Nothing is known of its accreditation.</p>
    ) : (
      <p>A school abroad: its courses need a course-by-course report from a credential service.</p>
    );
  }
  return (
    <div
      className={table['scroll']}
      tabIndex={0}
      role="region"
      aria-label={`Accreditation of ${school.name}`}
    >
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">Agency</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {school.accreditations.map((each) => (
            <tr key={`${each.agency} ${each.from} ${each.source}`}>
              <td data-label="Agency">
                {each.agency} ({each.candidate ? `candidate, ${each.group}` : each.group})
              </td>
              <td data-label="From">
                {each.fromEstimated ? 'about ' : ''}
                {each.from ?? 'not known'}
              </td>
              <td data-label="To">{each.to ?? `no end known on ${each.checkedOn}`}</td>
              <td data-label="Source">
                <span style={{ overflowWrap: 'anywhere' }}>{each.source}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
