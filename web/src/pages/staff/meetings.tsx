import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api.js';
import { Empty } from '../../parts/empty.js';
import { Pending } from '../../parts/loading.js';
import table from '../../parts/table.module.css';
import { timeText } from '../../words.js';

interface Booked {
  readonly consultations: readonly {
    readonly id: string;
    readonly advisor: string;
    readonly with: string;
    readonly startsAt: string;
    readonly minutes: number;
  }[];
}

/** Who comes to whom, and when. An advisor sees their own. */
export function Meetings() {
  useDocumentTitle('Consultations · Segue');
  const { data, error } = useQuery({
    queryKey: ['meetings'],
    queryFn: () => get<Booked>('/staff/consultations'),
  });
  if (data === undefined) return <Pending what="the consultations" error={error} />;
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <h1>Consultations</h1>
      {data.consultations.length === 0 ? (
        <Empty title="Nothing is booked">
          Applicants book a time from the letter that they get with their account.
        </Empty>
      ) : (
        <div className={table['scroll']} tabIndex={0} role="region" aria-label="Consultations">
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">With</th>
                <th scope="col">Advisor</th>
              </tr>
            </thead>
            <tbody>
              {data.consultations.map((each) => (
                <tr key={each.id}>
                  <td data-label="When">
                    {timeText(each.startsAt)}, {each.minutes} minutes
                  </td>
                  <td data-label="With">{each.with}</td>
                  <td data-label="Advisor">{each.advisor}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
