import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConsultationSlot } from '../../../src/contract/accounts.js';
import { call, get, post } from '../api.js';
import { Empty } from '../parts/empty.js';
import { Pending } from '../parts/loading.js';
import { Note, ProblemNote } from '../parts/note.js';
import { timeText } from '../words.js';
import classes from './consultation.module.css';

const DAY = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
const HOUR = new Intl.DateTimeFormat('en-US', { timeStyle: 'short' });
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Free half hours with an advisor, in the reader's own time. One can be booked, moved, or given back. */
export function Consultation() {
  useDocumentTitle('Schedule a consultation · Segue');
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['slots'],
    queryFn: () => get<{ slots: ConsultationSlot[] }>('/consultations/slots'),
  });
  const settled = { onSettled: () => queries.invalidateQueries({ queryKey: ['slots'] }) };
  const book = useMutation({ mutationFn: (slot: string) => post('/consultations', { slot }), ...settled });
  const cancel = useMutation({
    mutationFn: (slot: string) => call<void>('DELETE', `/consultations/${slot}`),
    ...settled,
  });
  if (data === undefined) return <Pending what="the calendar" error={error} />;
  const mine = data.slots.find((slot) => slot.mine);
  const days = byDay(data.slots.filter((slot) => !slot.mine));
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <header className="stack" style={{ '--gap': '8px' } as object}>
        <h1>Schedule a consultation</h1>
        <p className="quiet">
          Half an hour with an advisor, about your plans and your earlier credit. Times are in your time zone
          ({ZONE}).
        </p>
      </header>
      <ProblemNote error={book.error ?? cancel.error} />
      {mine !== undefined && (
        <Note tone="done" title="You are booked">
          <p>
            {timeText(mine.startsAt)}, {mine.minutes} minutes with {mine.advisor}. To move it, choose another
            time below.
          </p>
          <Button
            variant="default"
            size="xs"
            mt={8}
            loading={cancel.isPending}
            disabled={book.isPending}
            onClick={() => cancel.mutate(mine.id)}
          >
            Give this time back
          </Button>
        </Note>
      )}
      {days.size === 0 && (
        <Empty title="No time is free just now">New times open every day. Look again tomorrow.</Empty>
      )}
      <div className={classes['days']}>
        {[...days].map(([day, slots]) => (
          <section key={day}>
            <h2>{day}</h2>
            <ul>
              {slots.map(({ id, startsAt, advisor }) => (
                <li key={id}>
                  <Button
                    variant="default"
                    fullWidth
                    disabled={book.isPending}
                    aria-label={`${day}, ${HOUR.format(new Date(startsAt))}, with ${advisor}`}
                    onClick={() => book.mutate(id)}
                  >
                    {HOUR.format(new Date(startsAt))} · {advisor}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function byDay(slots: readonly ConsultationSlot[]): ReadonlyMap<string, readonly ConsultationSlot[]> {
  const days = new Map<string, ConsultationSlot[]>();
  for (const slot of slots) {
    const day = DAY.format(new Date(slot.startsAt));
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return days;
}
