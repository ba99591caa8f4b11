create table space (
  id bigint generated always as identity primary key,
  provider text not null,
  model text not null,
  dimensions integer not null check (dimensions between 1 and 1024),
  version text not null,
  parameters jsonb not null default '{}',
  active boolean not null default false,
  created_at timestamptz not null default now(),
  unique (provider, model, dimensions, version)
);
-- At most one active space: vectors of two spaces never meet.
create unique index space_active on space (active) where active;

-- Store and cache in one: the same text is embedded once in a space. Unit length, padded with zeros.
-- The HNSW index is made by createVectorIndex, not here: loading 100,000 rows into it costs minutes.
create table embedding (
  space_id bigint not null references space on delete cascade,
  text_hash text collate "C" not null,
  vector vector(1024) not null,
  primary key (space_id, text_hash)
);

create table embed_failure (
  space_id bigint not null references space on delete cascade,
  text_hash text collate "C" not null,
  reason text not null,
  attempts integer not null default 1,
  last_at timestamptz not null default now(),
  primary key (space_id, text_hash)
);
