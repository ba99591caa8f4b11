-- Long work. pg-boss only carries the news that there is some; what is to be done, and what came of it, is here.
create table job (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('import', 'run', 'report')),
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  input jsonb not null,
  -- {step, done, total}
  progress jsonb,
  result jsonb,
  -- {code, message, remedy}; never record text.
  error jsonb,
  stopping boolean not null default false,
  created_by text not null,
  created_by_id bigint,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  attempt integer not null default 0,
  -- Who does it, and when it was last heard of; a worker that fell silent loses the job.
  worker text,
  seen_at timestamptz,
  check ((state = 'running') = (worker is not null and seen_at is not null)),
  check ((state in ('done', 'failed', 'cancelled')) = (finished_at is not null))
);
-- One at a time per kind, whoever asks.
create unique index job_running on job (kind) where state = 'running';
create index job_queued on job (kind, id) where state = 'queued';

-- Processes that take jobs.
create table worker (
  name text primary key,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);

create table report (
  id bigint generated always as identity primary key,
  run_id bigint not null references run,
  job_id bigint references job,
  created_at timestamptz not null default now(),
  created_by text not null,
  stamp text not null check (stamp in ('draft', 'final')),
  -- [{name, format, bytes}]
  files jsonb not null
);

alter table import
  add column job_id bigint references job,
  add column created_by text;
-- A run whose process was killed is closed by the next attempt of its job.
alter table run add column job_id bigint references job;

-- Answers to pushes: the same key of the same pusher gets the same answer and stores nothing twice.
create table push_batch (
  pusher bigint not null,
  idempotency_key text collate "C" not null,
  -- SHA-256 of source and rows, hex: a key used for something else is refused.
  request_digest text not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (pusher, idempotency_key)
);
create index push_batch_created_at on push_batch (created_at);
