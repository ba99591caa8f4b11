-- Goes up with every change by a person: the entity tag of the kind.
alter table kind add column version integer not null default 1;

-- What a person said of a record counts at once and in every later run.
create index decision_record_label on decision (((action ->> 'recordId')::bigint))
  where action ->> 'type' = 'labelRecord';
create view record_label as
  select distinct on ((action ->> 'recordId')::bigint)
    (action ->> 'recordId')::bigint as record_id, action ->> 'kind' as kind_code, id as decision_id
  from decision
  where action ->> 'type' = 'labelRecord' and undone_by is null
  order by (action ->> 'recordId')::bigint, id desc;
create view current_record_kind as
  select record_kind.record_id,
    coalesce(label.kind_code, record_kind.kind_code) as kind_code,
    case when label.kind_code is null then record_kind.confidence else 1::real end as confidence,
    record_kind.run_id
  from record_kind left join record_label as label on label.record_id = record_kind.record_id;

-- Weights of the ranking that the committee signed; the newest are in force. Never changed, never deleted.
create table signed_weights (
  version integer primary key check (version >= 1),
  weights jsonb not null,
  signed_by text not null,
  account_id bigint,
  reason text not null,
  signed_at timestamptz not null default now()
);

-- Project-fit gate of a candidate: what people answered, the newest answer to each question counts.
create table gate_answer (
  kind_code text collate "C" not null references kind,
  version integer not null check (version >= 1),
  question text not null check (question in ('oneYear', 'funds', 'powers', 'quantifiable', 'breadth')),
  answer text not null check (answer in ('yes', 'no', 'unknown')),
  note text,
  answered_by text not null,
  account_id bigint,
  answered_at timestamptz not null default now(),
  primary key (kind_code, version)
);

-- A random sample that people answer without seeing what the machine said.
create table blind_check (
  id bigint generated always as identity primary key,
  question text not null check (question in ('kind', 'same-issue')),
  -- The same seed draws the same sample from the same run.
  seed text not null,
  run_id bigint not null references run,
  -- How many people answer each item; two for kappa.
  people integer not null check (people in (1, 2)),
  created_by text not null,
  account_id bigint,
  created_at timestamptz not null default now()
);

create table blind_item (
  check_id bigint not null references blind_check,
  item integer not null check (item >= 1),
  ask_id bigint not null references ask,
  -- For same-issue: the ask it is compared with.
  other_ask_id bigint references ask,
  machine_answer text not null,
  -- Who decided on one of these before has seen the machine's answer.
  issue_ids bigint[] not null,
  primary key (check_id, item)
);

create table blind_label (
  check_id bigint not null,
  item integer not null,
  account_id bigint not null,
  author text not null,
  answer text not null,
  counted boolean not null,
  labelled_at timestamptz not null default now(),
  primary key (check_id, item, account_id),
  foreign key (check_id, item) references blind_item
);

-- Where issues, and asks in no issue, stand on the map of a run.
create table map_layout (
  run_id bigint primary key references run,
  bodies integer not null,
  -- The square that the page shows; kept from run to run while everything is inside.
  left_edge real not null,
  top_edge real not null,
  width real not null,
  -- Little-endian columns: int32 key (issue id, or minus the ask's id), then float32 x, then float32 y.
  content bytea not null
);
