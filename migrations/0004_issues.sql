create table run (
  id bigint generated always as identity primary key,
  state text not null check (state in ('running', 'done', 'failed')),
  -- The last saved run when this one started; a run that was overtaken is not saved.
  base_run_id bigint references run,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  settings jsonb not null,
  space_id bigint references space,
  balance jsonb,
  lineage_counts jsonb,
  digest text,
  seconds jsonb,
  error text
);

-- Ids are given by the run (highest + 1), not by a sequence: a run that was killed leaves no gap, so
-- the same input gives the same ids.
create table issue (
  id bigint primary key,
  title text not null,
  title_source text not null check (title_source in ('extract', 'model', 'person')),
  keywords jsonb not null default '[]',
  state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'checked', 'rejected')),
  -- null = 待定.
  kind_code text collate "C",
  kind_confidence real not null default 0,
  kind_source text not null default 'classifier' check (kind_source in ('classifier', 'person')),
  lead_department text,
  created_run bigint not null references run,
  -- Lost all its members in the last run; kept, because its id may come back.
  dormant boolean not null default false,
  merged_into bigint references issue,
  updated_at timestamptz not null default now()
);
create index issue_kind on issue (kind_code);

create table issue_member (
  ask_id bigint primary key references ask,
  issue_id bigint not null references issue,
  -- Average similarity to the other members, 0 to 1.
  similarity real not null,
  -- Near-identical texts share it: the smallest ask id among them.
  voice bigint not null
);
create index issue_member_issue on issue_member (issue_id);

-- What an issue's title and ranking rest on, chosen by the run; the text is always read from record_version.
create table issue_quote (
  issue_id bigint not null references issue,
  position integer not null,
  record_id bigint not null,
  version integer not null,
  start_at integer not null check (start_at >= 0),
  end_at integer not null,
  primary key (issue_id, position),
  foreign key (record_id, version) references record_version,
  check (start_at < end_at)
);

create table lineage (
  run_id bigint not null references run,
  issue_id bigint not null references issue,
  event text not null check (event in ('kept', 'grew', 'merged', 'split', 'new', 'dormant')),
  from_issue_ids bigint[] not null default '{}',
  members integer not null,
  joined integer not null,
  left_count integer not null,
  primary key (run_id, issue_id)
);
create index lineage_issue on lineage (issue_id);

-- Append-only. Undoing is another decision; undone_by names it.
create table decision (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  author text not null,
  reason text,
  action jsonb not null,
  undone_by bigint references decision
);

create table unclustered (
  run_id bigint not null references run,
  ask_id bigint not null references ask,
  primary key (run_id, ask_id)
);

create table excluded (
  run_id bigint not null references run,
  ask_id bigint not null references ask,
  reason text not null,
  primary key (run_id, ask_id)
);

create table ranking (
  run_id bigint not null references run,
  subject text not null check (subject in ('issue', 'kind')),
  subject_id text collate "C" not null,
  rank integer not null check (rank >= 1),
  rank_low integer not null,
  rank_high integer not null,
  -- Exactly the sum of weights × parts as shown, so double and not real.
  score double precision not null,
  parts jsonb not null,
  weights jsonb not null,
  indicators jsonb not null,
  counts jsonb not null,
  primary key (run_id, subject, subject_id),
  check (rank_low <= rank and rank <= rank_high)
);

-- The kind of each suggestion, which may differ from the kind of the issues its asks belong to.
create table record_kind (
  record_id bigint primary key references record,
  kind_code text collate "C",
  confidence real not null,
  run_id bigint not null references run
);

create table kind_proposal (
  id bigint generated always as identity primary key,
  run_id bigint not null references run,
  keywords jsonb not null,
  issue_ids bigint[] not null,
  size integer not null,
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'rejected'))
);

-- A model's answer for exactly these members; paid for once.
create table title_answer (
  member_hash text collate "C" not null,
  prompt_version text not null,
  model text not null,
  answer jsonb not null,
  input_tokens integer not null,
  output_tokens integer not null,
  at timestamptz not null default now(),
  primary key (member_hash, prompt_version, model)
);
