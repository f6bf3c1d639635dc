import { median, percentile } from './figures.mjs';
import { get } from './load.mjs';

/** The staff's list of cases among many, against an answer that is always the same; 8 clients each. */
export async function measureQueue(service, { cases, pairs, seconds }) {
  await fill(service.database, cases);
  const load = { clients: 8, seconds };
  const cookie = service.cookieOf('registrar');
  const queue = [];
  const constant = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    constant.push(await get(`${service.url}/api/health/live`, '', load));
    queue.push(await get(`${service.url}/api/staff/queue?state=ready-for-review`, cookie, load));
  }
  return {
    perSecond: median(queue.map((each) => each.perSecond)),
    constantPerSecond: median(constant.map((each) => each.perSecond)),
    ratio: median(queue.map((each, at) => each.perSecond / constant[at].perSecond)),
    p95: percentile(
      queue.flatMap(({ walls }) => walls),
      0.95,
    ),
  };
}

/**
 * Cases of many applicants. Those on the first page carry a real evaluation, the rest one that is as short as
 * can be.
 */
async function fill(database, cases) {
  await database.query(
    `insert into account (email, name, password_hash)
     select 'bench' || n || '@example.org', 'Applicant ' || n, '' from generate_series(1, $1::int / 40) as n`,
    [cases],
  );
  await database.query(
    `insert into application (applicant_id, program_id, catalog_year, term, state, updated_at)
     select a.id, 'bps-music-production', '2014', (2030 + n / 4) || '-'
       || (array['winter', 'spring', 'summer', 'fall'])[n % 4 + 1],
       'ready-for-review', now() - make_interval(mins => (random() * 100000)::int)
     from account a, generate_series(0, 39) as n where a.email like 'bench%'`,
  );
  await database.query(
    `insert into evaluation (application_id, version, state, cause, body, applied)
     select q.id, 1, 'completed', 'transcript-read',
       case when q.place <= 100 then (select body from evaluation where state = 'completed' limit 1)
         else '{"kind":"estimate"}' end, '39'
     from (select p.id, row_number() over (order by p.updated_at) as place
       from application p join account a on a.id = p.applicant_id where a.email like 'bench%') as q`,
  );
  await database.query('analyze');
}
