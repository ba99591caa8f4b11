-- A deputy's suggestion while it is written.
create table draft (
  id bigint generated always as identity primary key,
  owner_id bigint not null references account,
  state text not null default 'writing' check (state in ('writing', 'submitted', 'returned', 'discarded')),
  -- Goes up with every change of the content, and with nothing else: the entity tag, and what is confirmed, co-signed
  -- and moved. Autosave is never made stale by what others do beside the text.
  version integer not null default 1 check (version >= 1),
  -- What the deputy typed at first, masked.
  concern text not null,
  -- DraftContent of the current version, masked.
  content jsonb not null,
  -- Why staff returned it, masked.
  returned_reason text,
  -- A named person vouches for text that a machine wrote; unset again when the text changes.
  confirmed_by bigint references account,
  confirmed_version integer,
  confirmed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  submitted_at timestamptz,
  check ((confirmed_by is null) = (confirmed_version is null)),
  check (state <> 'submitted' or submitted_at is not null)
);
create index draft_owner on draft (owner_id, updated_at);
create index draft_state on draft (state, submitted_at);

-- Every saved content. Autosave by the same person within a short while replaces its own last row, unless it is kept;
-- the number goes up all the same, so that there are gaps and no number is given twice.
create table draft_version (
  draft_id bigint not null references draft,
  version integer not null,
  content jsonb not null,
  cause text not null check (cause in ('created', 'typed', 'assistant', 'restored')),
  saved_by bigint not null references account,
  -- When the typing that this row holds began.
  begun_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  -- Somebody confirmed, co-signed or moved the draft as it was then: never replaced.
  kept boolean not null default false,
  primary key (draft_id, version)
);

-- Every move between states.
create table draft_move (
  id bigint generated always as identity primary key,
  draft_id bigint not null references draft,
  move text not null check (move in ('submit', 'withdraw', 'return', 'discard', 'restore')),
  version integer not null,
  by_id bigint not null references account,
  reason text,
  at timestamptz not null default now()
);
create index draft_move_draft on draft_move (draft_id, id);

create table cosigner (
  draft_id bigint not null references draft,
  account_id bigint not null references account,
  invited_at timestamptz not null default now(),
  -- Has read this version and signs it; a later change of the text asks again.
  confirmed_version integer,
  confirmed_at timestamptz,
  -- Taken off the list by the owner; the row stays, with what was confirmed. null = on the list.
  removed_at timestamptz,
  primary key (draft_id, account_id)
);
create index cosigner_account on cosigner (account_id);

-- What retrieval returned for a draft: the only things it can cite.
create table evidence (
  draft_id bigint not null references draft,
  -- S1, R2, I1, L3.
  ref text collate "C" not null,
  -- One row for one thing: suggestion/12/1, issue/7, law/33.
  target_key text collate "C" not null,
  -- Found: texts and figures as they were.
  found jsonb not null,
  turn_id bigint,
  retrieved_at timestamptz not null default now(),
  primary key (draft_id, ref),
  unique (draft_id, target_key)
);

create table turn (
  id bigint generated always as identity primary key,
  draft_id bigint not null references draft,
  scope text not null check (scope in ('all', 'facts', 'analysis', 'measures', 'basis')),
  writer text not null check (writer in ('model', 'template')),
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  failure text,
  asked_by bigint not null references account,
  -- What the deputy added for this turn, masked; null = nothing.
  wish text,
  model text,
  input_tokens integer not null default 0,
  output_tokens integer not null default 0,
  stopping boolean not null default false,
  -- Whoever writes it was last heard of; a turn that fell silent was interrupted.
  seen_at timestamptz not null default now(),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  check ((state = 'running') = (finished_at is null))
);
create unique index turn_running on turn (draft_id) where state = 'running';
create index turn_budget on turn (started_at, asked_by);

create table turn_event (
  turn_id bigint not null references turn on delete cascade,
  -- From 1, without gaps: the event id of the stream.
  ordinal integer not null check (ordinal >= 1),
  event jsonb not null,
  at timestamptz not null default now(),
  primary key (turn_id, ordinal)
);

-- Sentences that a machine wrote, kept for good: the label of machine text rests on them.
create table passage (
  id bigint generated always as identity primary key,
  draft_id bigint not null references draft,
  turn_id bigint not null references turn,
  section text not null check (section in ('facts', 'analysis', 'measures', 'basis')),
  ordinal integer not null check (ordinal >= 0),
  text text not null,
  origin text not null check (origin in ('model', 'template')),
  verdict jsonb not null,
  accepted_by bigint references account,
  accepted_at timestamptz,
  unique (turn_id, section, ordinal)
);
create index passage_draft on passage (draft_id, id);

-- One call of a model, for the audit. Deleted when it is older than the configuration keeps it; counts stay in turn.
create table model_call (
  id bigint generated always as identity primary key,
  turn_id bigint not null references turn,
  prompt text not null,
  prompt_version text not null,
  model text not null,
  -- SHA-256 of everything that was sent, hex.
  input_hash text collate "C" not null check (char_length(input_hash) = 64),
  retrieved text[] not null,
  -- Masked; null when nothing came.
  output text,
  result text not null,
  input_tokens integer not null,
  output_tokens integer not null,
  milliseconds integer not null,
  at timestamptz not null default now()
);
create index model_call_turn on model_call (turn_id);
create index model_call_at on model_call (at);
