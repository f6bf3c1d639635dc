create extension if not exists citext;
create extension if not exists pg_trgm;

-- People -------------------------------------------------------------------

create table account (
  id             uuid primary key default gen_random_uuid(),
  email          citext not null unique,
  name           text not null check (length(name) between 1 and 200),
  password_hash  text not null,
  roles          text[] not null default '{applicant}'
                 check (roles <@ array['applicant','evaluator','faculty-reviewer','registrar','advisor','admin']
                        and cardinality(roles) > 0),
  verified_at    timestamptz,
  disabled_at    timestamptz,
  -- Raised when roles or password change: sessions carry the number and die when it moves on.
  session_epoch  integer not null default 0,
  created_at     timestamptz not null default now()
);

create table account_token (
  -- SHA-256 of the token: the link alone opens the door, the row does not.
  token_hash  bytea primary key,
  account_id  uuid not null references account on delete cascade,
  purpose     text not null check (purpose in ('verify-email', 'book-consultation')),
  expires_at  timestamptz not null,
  used_at     timestamptz
);
create index account_token_account on account_token (account_id);

create table session (
  id_hash     bytea primary key,
  account_id  uuid references account on delete cascade,
  body        jsonb not null,
  expires_at  timestamptz not null
);
create index session_expires on session (expires_at);
create index session_account on session (account_id);

create table consultation_slot (
  id          uuid primary key default gen_random_uuid(),
  advisor_id  uuid not null references account,
  starts_at   timestamptz not null,
  minutes     integer not null default 30 check (minutes between 10 and 120),
  booked_by   uuid references account,
  booked_at   timestamptz,
  unique (advisor_id, starts_at),
  check ((booked_by is null) = (booked_at is null))
);
-- One open booking per person and start time: two tabs cannot book two advisors at once.
create unique index consultation_slot_booker on consultation_slot (booked_by, starts_at) where booked_by is not null;

-- Reference data: every version kept, the newest one current -----------------

create table institution (
  unitid       text primary key,
  body         jsonb not null,
  name         text not null,
  source       text not null,
  imported_at  timestamptz not null default now()
);
create index institution_name on institution using gin (name gin_trgm_ops);

create table program (
  id            text not null,
  catalog_year  text not null,
  version       integer not null check (version > 0),
  body          jsonb not null,
  -- SHA-256 of the body's canonical bytes: the version an evaluation pins.
  digest        text not null,
  source        text not null,
  created_by    uuid references account,
  reason        text,
  created_at    timestamptz not null default now(),
  primary key (id, catalog_year, version)
);

create table policy (
  id          text not null,
  version     text not null,
  body        jsonb not null,
  digest      text not null,
  created_at  timestamptz not null default now(),
  primary key (id, version, digest)
);

create table catalog (
  digest      text primary key,
  version     text not null,
  body        jsonb not null,
  created_at  timestamptz not null default now()
);

create table articulation_rule (
  id          text not null,
  version     integer not null check (version > 0),
  body        jsonb not null,
  status      text not null default 'published' check (status in ('draft', 'published', 'ended')),
  created_at  timestamptz not null default now(),
  primary key (id, version)
);

-- Applications and documents -------------------------------------------------

create table application (
  id            uuid primary key default gen_random_uuid(),
  applicant_id  uuid not null references account,
  program_id    text not null,
  catalog_year  text not null,
  term          text not null check (term ~ '^\d{4}-(winter|spring|summer|fall)$'),
  state         text not null default 'open'
                check (state in ('open', 'reading', 'needs-verification', 'ready-for-review', 'approved', 'withdrawn')),
  placement     jsonb,
  -- Rises with every change that a screen could have missed.
  version       integer not null default 1,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  unique (applicant_id, program_id, catalog_year, term)
);
create index application_queue on application (state, updated_at, id);

create table transcript (
  id              uuid primary key default gen_random_uuid(),
  application_id  uuid not null references application,
  owner_id        uuid not null references account,
  sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes      integer not null check (size_bytes >= 0),
  file_name       text not null,
  storage_key     text not null unique,
  -- How the record arrived; a person says so, the bytes do not.
  channel         text not null default 'applicant-upload'
                  check (channel in ('applicant-upload', 'sealed-envelope', 'issuer-electronic')),
  state           text not null default 'received'
                  check (state in ('received', 'reading', 'needs-verification', 'read', 'refused')),
  -- Stable code of the refusal, and nothing else: null unless refused.
  code            text,
  pages           integer,
  -- Rises each time the row is rung for: what it says fences results of earlier runs.
  attempt         integer not null default 0,
  -- How often the work itself was begun. Waiting in a long queue is no try.
  tries           integer not null default 0,
  heartbeat_at    timestamptz not null default now(),
  received_at     timestamptz not null default now(),
  unique (application_id, sha256),
  check ((state = 'refused') = (code is not null))
);
create index transcript_waiting on transcript (heartbeat_at) where state in ('received', 'reading');

create table transcript_version (
  transcript_id   uuid not null references transcript,
  version         integer not null check (version > 0),
  body            jsonb not null,
  -- Points of each page as the picture shows it: [{"width": …, "height": …}, …]
  page_sizes      jsonb not null default '[]',
  reader_version  text not null,
  created_by      uuid references account,
  reason          text,
  created_at      timestamptz not null default now(),
  primary key (transcript_id, version)
);

create table transcript_course (
  transcript_id  uuid not null,
  version        integer not null,
  line           text not null,
  ordinal        integer not null,
  code           text,
  title          text not null,
  credits        text,
  grade          text,
  term           text,
  status         text not null,
  basis          text not null,
  page           integer not null,
  box            double precision[] not null check (cardinality(box) = 4),
  printed        text not null,
  confidence     double precision not null check (confidence between 0 and 1),
  primary key (transcript_id, version, line),
  foreign key (transcript_id, version) references transcript_version (transcript_id, version)
);

-- Evaluations ----------------------------------------------------------------

create table evaluation (
  id              uuid primary key default gen_random_uuid(),
  application_id  uuid not null references application,
  -- 1, 2, 3 … within the application; the highest is the newest.
  version         integer not null check (version > 0),
  state           text not null default 'requested'
                  check (state in ('requested', 'completed', 'approved', 'failed')),
  cause           text not null,
  supersedes      uuid references evaluation,
  attempt         integer not null default 0,
  tries           integer not null default 0,
  heartbeat_at    timestamptz not null default now(),
  -- json and text, not jsonb: from these bytes come those bytes again, and jsonb would reorder them.
  input           json,
  body            text,
  equivalencies   jsonb,
  input_sha256    text,
  applied         text,
  engine_version  text,
  created_at      timestamptz not null default now(),
  approved_by     uuid references account,
  approved_at     timestamptz,
  unique (application_id, version),
  check (state not in ('completed', 'approved') or body is not null),
  check ((state = 'approved') = (approved_by is not null and approved_at is not null))
);
create index evaluation_waiting on evaluation (heartbeat_at) where state = 'requested';

create table decision (
  id                  uuid primary key default gen_random_uuid(),
  application_id      uuid not null references application,
  -- The evaluation that was on the screen when the person decided.
  evaluation_id       uuid not null references evaluation,
  line                text not null,
  outcome             text not null check (outcome in ('approve', 'change', 'deny')),
  receives            jsonb,
  reason              text not null,
  decided_by          uuid not null references account,
  decided_at          timestamptz not null default now(),
  seq                 bigint generated always as identity unique,
  unique (evaluation_id, line),
  check ((outcome = 'deny') = (receives is null))
);
create index decision_application on decision (application_id, seq);

create table override (
  id              uuid primary key default gen_random_uuid(),
  application_id  uuid not null references application,
  body            jsonb not null,
  entered_by      uuid not null references account,
  entered_at      timestamptz not null default now()
);

-- Audit chain: append only, each entry holds the hash of the one before -------

create table audit_entry (
  seq             bigint primary key,
  at              timestamptz not null default now(),
  actor_id        uuid,
  actor           text not null,
  action          text not null,
  application_id  uuid,
  subject         text not null,
  -- Codes, ids and hashes; never a name, a grade or a document's text.
  facts           jsonb not null,
  previous_hash   text not null,
  hash            text not null unique
);
create index audit_entry_application on audit_entry (application_id, seq);

create table audit_head (
  only_row  boolean primary key default true check (only_row),
  seq       bigint not null,
  hash      text not null
);
insert into audit_head (seq, hash) values (0, repeat('0', 64));

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_change();
create trigger decision_append_only before update or delete on decision
  for each row execute function refuse_change();
create trigger decision_no_truncate before truncate on decision
  for each statement execute function refuse_change();

-- An approved evaluation never changes again.
create function refuse_approved_change() returns trigger language plpgsql as $$
begin
  if old.state = 'approved' then
    raise exception 'an approved evaluation is immutable' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger evaluation_immutable before update or delete on evaluation
  for each row execute function refuse_approved_change();

-- Hand-over to the queue -------------------------------------------------------

create table outbox (
  id          bigint generated always as identity primary key,
  name        text not null,
  -- Ids only.
  payload     jsonb not null,
  job_id      text not null,
  created_at  timestamptz not null default now()
);

create function ring_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger outbox_ring after insert on outbox for each statement execute function ring_outbox();

create table mail (
  id            uuid primary key default gen_random_uuid(),
  account_id    uuid not null references account,
  kind          text not null,
  -- What the letter needs beyond the account: ids and dates.
  facts         jsonb not null,
  state         text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempt       integer not null default 0,
  tries         integer not null default 0,
  heartbeat_at  timestamptz not null default now(),
  created_at    timestamptz not null default now(),
  sent_at       timestamptz,
  -- Naming what the letter is about makes a second request for the same letter a no-op.
  dedupe_key    text not null unique
);
create index mail_waiting on mail (heartbeat_at) where state = 'waiting';
