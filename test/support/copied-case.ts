import { ask } from './database.js';

/** More cases like one that was really read, with its transcript and its evaluation. */
export async function copyCase(databaseUrl: string, application: string, copies: number): Promise<void> {
  const like = (table: string, changed: string) =>
    `(jsonb_populate_record(null::${table}, to_jsonb(o) || jsonb_build_object(${changed}))).*`;
  await ask(
    databaseUrl,
    `with copy as (select gen_random_uuid() as id, gen_random_uuid() as transcript, n
        from generate_series(1, $2) n),
      made as (insert into application
        select ${like('application', `'id', c.id, 'term', (3000 + n) || '-fall'`)}
        from application o, copy c where o.id = $1 returning id),
      sent as (insert into transcript select ${like(
        'transcript',
        `'id', c.transcript, 'application_id', c.id, 'storage_key', c.transcript`,
      )} from transcript o, copy c where o.application_id = $1 returning id),
      versions as (insert into transcript_version
        select ${like('transcript_version', `'transcript_id', c.transcript`)}
        from transcript_version o join transcript t on t.id = o.transcript_id, copy c
        where t.application_id = $1 returning 1),
      courses as (insert into transcript_course
        select ${like('transcript_course', `'transcript_id', c.transcript`)}
        from transcript_course o join transcript t on t.id = o.transcript_id, copy c
        where t.application_id = $1 returning 1)
    insert into evaluation (id, application_id, version, state, cause, input, body, equivalencies)
      select gen_random_uuid(), c.id, 1, o.state, o.cause, o.input, o.body, o.equivalencies
      from evaluation o, copy c where o.application_id = $1`,
    [application, copies],
  );
}
