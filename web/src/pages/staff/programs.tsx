import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ProgramList } from '../../../../src/contract/applications.js';
import type { ProgramView } from '../../../../src/contract/programs.js';
import { get } from '../../api.js';
import { Pending } from '../../parts/loading.js';
import table from '../../parts/table.module.css';
import { has, useAccount } from '../../session.js';
import { creditsText } from '../../words.js';
import { ProgramWarnings } from './program-warnings.js';
import { acceptsText, type ProgramBody, type Slot } from './program-body.js';
import { SlotForm } from './slot-form.js';

/**
 * Degrees as the files state them: every place, what it accepts, where that stands, and what nobody has
 * published.
 */
export function Programs() {
  const { id } = useParams();
  useDocumentTitle('Programs · Segue');
  const list = useQuery({ queryKey: ['programs'], queryFn: () => get<ProgramList>('/programs') });
  if (list.data === undefined) {
    return <Pending what="the programs" error={list.error} />;
  }
  const names = list.data.programs.map((each) => `${each.id}@${each.catalogYear}`);
  const shown = id ?? names[0];
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <nav className="row" aria-label="Programs">
        {list.data.programs.map((each, at) => (
          <Button
            key={names[at]}
            component={Link}
            to={`/staff/programs/${names[at]}`}
            variant={names[at] === shown ? 'default' : 'subtle'}
            aria-current={names[at] === shown ? 'page' : undefined}
          >
            {each.name}, {each.catalogYear}
          </Button>
        ))}
        <Button component={Link} to="/catalog" variant="subtle">
          Catalog of courses
        </Button>
      </nav>
      {shown !== undefined && <OneProgram name={shown} />}
    </div>
  );
}

function OneProgram({ name }: { readonly name: string }) {
  const account = useAccount();
  const mayEdit = has(account, 'registrar', 'admin');
  const [edited, edit] = useState<Slot | null>(null);
  const { data, error } = useQuery({
    queryKey: ['program', name],
    queryFn: () => get<ProgramView>(`/programs/${name}`),
  });
  if (data === undefined) return <Pending what="the program" error={error} />;
  const { blocks, totalCredits } = data.body as ProgramBody;
  return (
    <>
      <header>
        <h1>{data.name}</h1>
        <p className="quiet">
          Catalog year {data.catalogYear} · {creditsText(totalCredits)} credits · version {data.version}
        </p>
      </header>
      <ProgramWarnings warnings={data.warnings} />
      {blocks.map((block) => (
        <section key={block.id}>
          <h2>
            {block.name} <span className="quiet small figures">{creditsText(block.credits)} credits</span>
          </h2>
          <div className={table['scroll']} tabIndex={0} role="region" aria-label={block.name}>
            <table className={table['table']}>
              <thead>
                <tr>
                  <th scope="col">Place</th>
                  <th scope="col" className={table['number']}>
                    Seats
                  </th>
                  <th scope="col">Accepts</th>
                  <th scope="col">Source</th>
                  {mayEdit && (
                    <th scope="col">
                      <span className="unseen">Edit</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {block.slots.map((slot) => (
                  <SlotRow key={slot.id} slot={slot} onEdit={mayEdit ? edit : null} />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      <SlotForm program={name} version={data.version} slot={edited} onClose={() => edit(null)} />
    </>
  );
}

function SlotRow({ slot, onEdit }: { readonly slot: Slot; readonly onEdit: ((slot: Slot) => void) | null }) {
  return (
    <tr>
      <td>
        <div>
          <strong>{slot.name}</strong>
          {slot.note !== null && <div className="quiet small">{slot.note}</div>}
        </div>
      </td>
      <td className={table['number']} data-label="Seats">
        {slot.seats} × {creditsText(slot.creditsPerSeat)}
      </td>
      <td data-label="Accepts">
        <div>
          {slot.unknown && <strong style={{ color: 'var(--waiting)' }}>Not published</strong>}
          {slot.unknown ? '' : acceptsText(slot.accepts)}
          {slot.transferable === 'never' && <div className="small">Never by transfer</div>}
        </div>
      </td>
      <td className="quiet small" data-label="Source">
        {slot.source === null ? '' : `${slot.source.key}, confidence ${slot.source.confidence}`}
      </td>
      {onEdit !== null && (
        <td>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`Fill in ${slot.name}`}
            onClick={() => onEdit(slot)}
          >
            Fill in
          </Button>
        </td>
      )}
    </tr>
  );
}
