create table department (
  code text collate "C" primary key,
  name text not null,
  short text not null,
  aliases jsonb not null default '[]'
);

create table district (
  code text collate "C" primary key,
  name text not null,
  short text not null,
  aliases jsonb not null default '[]',
  -- Residents; null until an administrator enters it.
  population integer check (population > 0),
  streets jsonb not null default '[]'
);

create table field (
  code text collate "C" primary key,
  name text not null,
  suggestion_class text not null,
  position integer not null
);

-- No foreign key to department: a reference file may name a unit that this city does not have.
create table kind (
  code text collate "C" primary key,
  field_code text collate "C" not null references field,
  name text not null,
  lead text,
  assist jsonb not null default '[]',
  lexicon jsonb not null,
  usual_ask text not null,
  active boolean not null default true,
  source text not null check (source in ('reference', 'person'))
);

-- What people confirmed, with the masked text it was said of: the classifier learns from these.
create table kind_label (
  id bigint generated always as identity primary key,
  subject text not null check (subject in ('issue', 'record')),
  subject_id bigint not null,
  kind_code text collate "C" not null references kind,
  text text not null,
  author text not null,
  at timestamptz not null default now(),
  -- The newest label of a subject wins.
  unique (subject, subject_id)
);
