create extension if not exists vector;

-- One file (or one API push) taken in. The balance is checked before finished_at is set.
create table import (
  id bigint generated always as identity primary key,
  file_name text not null,
  source text not null check (source in ('hotline', 'suggestion', 'station', 'forum')),
  file_digest text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  received integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  -- Replacements per class of personal data: {"phone": 3}.
  masked jsonb not null default '{}',
  check (finished_at is null or received = created + updated + unchanged + rejected)
);

-- Why a row was refused. Never the row itself: it may hold personal data that was not masked yet.
create table import_reject (
  import_id bigint not null references import on delete cascade,
  row_number integer not null,
  line integer,
  source_id text,
  reason text not null,
  detail text not null,
  primary key (import_id, row_number)
);

-- Collation C: the export is ordered by (source, source_id) and must be the same on every server.
create table record (
  id bigint generated always as identity primary key,
  source text collate "C" not null check (source in ('hotline', 'suggestion', 'station', 'forum')),
  source_id text collate "C" not null check (char_length(source_id) between 1 and 200),
  version integer not null check (version >= 1),
  received_at timestamptz not null,
  title text not null,
  body text not null,
  appeal_type text check (
    appeal_type in ('consult', 'help', 'complaint', 'report', 'suggest', 'praise', 'other')
  ),
  source_appeal_type text,
  source_category text,
  district text,
  street text,
  -- Estate, village, road or firm; never a house or a flat.
  place text,
  channel text,
  person text,
  confidential boolean not null,
  likes integer not null check (likes >= 0),
  dislikes integer not null check (dislikes >= 0),
  handling jsonb,
  suggestion jsonb,
  content_hash text not null,
  -- The import that last changed the record.
  import_id bigint references import,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (source, source_id)
);
create index record_received_at on record (received_at);
create index record_import on record (import_id);

-- Append-only: a quote names (record, version, start, end) and must stay readable for ever.
create table record_version (
  record_id bigint not null references record,
  version integer not null,
  title text not null,
  body text not null,
  content_hash text not null,
  received_at timestamptz not null,
  seen_at timestamptz not null default now(),
  primary key (record_id, version)
);

create table ask (
  id bigint generated always as identity primary key,
  record_id bigint not null,
  version integer not null,
  ordinal integer not null check (ordinal >= 0),
  start_at integer not null check (start_at >= 0),
  end_at integer not null,
  -- SHA-256 of the embedded text, hex: the key of its vector.
  text_hash text collate "C" not null check (char_length(text_hash) = 64),
  -- An ask keeps its id when its record changes: decisions and issues name it. One that the record's current
  -- version no longer holds is inactive.
  active boolean not null default true,
  unique (record_id, ordinal),
  foreign key (record_id, version) references record_version,
  check (start_at < end_at)
);
create index ask_text_hash on ask (text_hash) where active;
