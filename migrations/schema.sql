-- Made by npm run db:dump from the migrations; do not edit.

create table account (
  id bigint not null generated always as identity,
  name text not null,
  display_name text not null,
  role text not null,
  district text,
  password_hash text,
  oidc_subject text,
  active boolean not null default true,
  visitor boolean not null default false,
  password_changed_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_oidc_subject_key UNIQUE (oidc_subject),
  constraint account_role_check CHECK ((role = ANY (ARRAY['deputy'::text, 'staff'::text, 'committee'::text, 'administrator'::text, 'auditor'::text])))
);
CREATE UNIQUE INDEX account_name ON public.account USING btree (lower(name));

create table api_key (
  id bigint not null generated always as identity,
  name text not null,
  key_hash text collate "C" not null,
  source text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_key_hash_key UNIQUE (key_hash)
);

create table ask (
  id bigint not null generated always as identity,
  record_id bigint not null,
  version integer not null,
  ordinal integer not null,
  start_at integer not null,
  end_at integer not null,
  text_hash text collate "C" not null,
  active boolean not null default true,
  constraint ask_pkey PRIMARY KEY (id),
  constraint ask_record_id_ordinal_key UNIQUE (record_id, ordinal),
  constraint ask_record_id_version_fkey FOREIGN KEY (record_id, version) REFERENCES record_version(record_id, version),
  constraint ask_check CHECK ((start_at < end_at)),
  constraint ask_ordinal_check CHECK ((ordinal >= 0)),
  constraint ask_start_at_check CHECK ((start_at >= 0)),
  constraint ask_text_hash_check CHECK ((char_length(text_hash) = 64))
);
CREATE INDEX ask_text_hash ON public.ask USING btree (text_hash) WHERE active;

create table audit (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  account_id bigint,
  actor text not null,
  action text not null,
  target text not null,
  result text not null,
  detail jsonb not null default '{}'::jsonb,
  constraint audit_pkey PRIMARY KEY (id),
  constraint audit_result_check CHECK ((result = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text])))
);
CREATE INDEX audit_account ON public.audit USING btree (account_id);
CREATE INDEX audit_at ON public.audit USING btree (at);

create table blind_check (
  id bigint not null generated always as identity,
  question text not null,
  seed text not null,
  run_id bigint not null,
  people integer not null,
  created_by text not null,
  account_id bigint,
  created_at timestamp with time zone not null default now(),
  constraint blind_check_pkey PRIMARY KEY (id),
  constraint blind_check_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id),
  constraint blind_check_people_check CHECK ((people = ANY (ARRAY[1, 2]))),
  constraint blind_check_question_check CHECK ((question = ANY (ARRAY['kind'::text, 'same-issue'::text])))
);

create table blind_item (
  check_id bigint not null,
  item integer not null,
  ask_id bigint not null,
  other_ask_id bigint,
  machine_answer text not null,
  issue_ids bigint[] not null,
  constraint blind_item_pkey PRIMARY KEY (check_id, item),
  constraint blind_item_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES ask(id),
  constraint blind_item_check_id_fkey FOREIGN KEY (check_id) REFERENCES blind_check(id),
  constraint blind_item_other_ask_id_fkey FOREIGN KEY (other_ask_id) REFERENCES ask(id),
  constraint blind_item_item_check CHECK ((item >= 1))
);

create table blind_label (
  check_id bigint not null,
  item integer not null,
  account_id bigint not null,
  author text not null,
  answer text not null,
  counted boolean not null,
  labelled_at timestamp with time zone not null default now(),
  constraint blind_label_pkey PRIMARY KEY (check_id, item, account_id),
  constraint blind_label_check_id_item_fkey FOREIGN KEY (check_id, item) REFERENCES blind_item(check_id, item)
);

create table cosigner (
  draft_id bigint not null,
  account_id bigint not null,
  invited_at timestamp with time zone not null default now(),
  confirmed_version integer,
  confirmed_at timestamp with time zone,
  removed_at timestamp with time zone,
  constraint cosigner_pkey PRIMARY KEY (draft_id, account_id),
  constraint cosigner_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint cosigner_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id)
);
CREATE INDEX cosigner_account ON public.cosigner USING btree (account_id);

create table decision (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  author text not null,
  reason text,
  action jsonb not null,
  undone_by bigint,
  author_id bigint,
  issue_ids bigint[] not null default '{}'::bigint[],
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES decision(id)
);
CREATE INDEX decision_issues ON public.decision USING gin (issue_ids);
CREATE INDEX decision_record_label ON public.decision USING btree ((((action ->> 'recordId'::text))::bigint)) WHERE ((action ->> 'type'::text) = 'labelRecord'::text);

create table department (
  code text collate "C" not null,
  name text not null,
  short text not null,
  aliases jsonb not null default '[]'::jsonb,
  constraint department_pkey PRIMARY KEY (code)
);

create table district (
  code text collate "C" not null,
  name text not null,
  short text not null,
  aliases jsonb not null default '[]'::jsonb,
  population integer,
  streets jsonb not null default '[]'::jsonb,
  constraint district_pkey PRIMARY KEY (code),
  constraint district_population_check CHECK ((population > 0))
);

create table draft (
  id bigint not null generated always as identity,
  owner_id bigint not null,
  state text not null default 'writing'::text,
  version integer not null default 1,
  concern text not null,
  content jsonb not null,
  returned_reason text,
  confirmed_by bigint,
  confirmed_version integer,
  confirmed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  submitted_at timestamp with time zone,
  constraint draft_pkey PRIMARY KEY (id),
  constraint draft_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES account(id),
  constraint draft_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES account(id),
  constraint draft_check CHECK (((confirmed_by IS NULL) = (confirmed_version IS NULL))),
  constraint draft_check1 CHECK (((state <> 'submitted'::text) OR (submitted_at IS NOT NULL))),
  constraint draft_state_check CHECK ((state = ANY (ARRAY['writing'::text, 'submitted'::text, 'returned'::text, 'discarded'::text]))),
  constraint draft_version_check CHECK ((version >= 1))
);
CREATE INDEX draft_owner ON public.draft USING btree (owner_id, updated_at);
CREATE INDEX draft_state ON public.draft USING btree (state, submitted_at);

create table draft_move (
  id bigint not null generated always as identity,
  draft_id bigint not null,
  move text not null,
  version integer not null,
  by_id bigint not null,
  reason text,
  at timestamp with time zone not null default now(),
  constraint draft_move_pkey PRIMARY KEY (id),
  constraint draft_move_by_id_fkey FOREIGN KEY (by_id) REFERENCES account(id),
  constraint draft_move_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id),
  constraint draft_move_move_check CHECK ((move = ANY (ARRAY['submit'::text, 'withdraw'::text, 'return'::text, 'discard'::text, 'restore'::text])))
);
CREATE INDEX draft_move_draft ON public.draft_move USING btree (draft_id, id);

create table draft_version (
  draft_id bigint not null,
  version integer not null,
  content jsonb not null,
  cause text not null,
  saved_by bigint not null,
  begun_at timestamp with time zone not null default now(),
  saved_at timestamp with time zone not null default now(),
  kept boolean not null default false,
  constraint draft_version_pkey PRIMARY KEY (draft_id, version),
  constraint draft_version_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id),
  constraint draft_version_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES account(id),
  constraint draft_version_cause_check CHECK ((cause = ANY (ARRAY['created'::text, 'typed'::text, 'assistant'::text, 'restored'::text])))
);

create table embed_failure (
  space_id bigint not null,
  text_hash text collate "C" not null,
  reason text not null,
  attempts integer not null default 1,
  last_at timestamp with time zone not null default now(),
  constraint embed_failure_pkey PRIMARY KEY (space_id, text_hash),
  constraint embed_failure_space_id_fkey FOREIGN KEY (space_id) REFERENCES space(id) ON DELETE CASCADE
);

create table embedding (
  space_id bigint not null,
  text_hash text collate "C" not null,
  vector vector(1024) not null,
  constraint embedding_pkey PRIMARY KEY (space_id, text_hash),
  constraint embedding_space_id_fkey FOREIGN KEY (space_id) REFERENCES space(id) ON DELETE CASCADE
);

create table evidence (
  draft_id bigint not null,
  ref text collate "C" not null,
  target_key text collate "C" not null,
  found jsonb not null,
  turn_id bigint,
  retrieved_at timestamp with time zone not null default now(),
  constraint evidence_pkey PRIMARY KEY (draft_id, ref),
  constraint evidence_draft_id_target_key_key UNIQUE (draft_id, target_key),
  constraint evidence_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id)
);

create table excluded (
  run_id bigint not null,
  ask_id bigint not null,
  reason text not null,
  constraint excluded_pkey PRIMARY KEY (run_id, ask_id),
  constraint excluded_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES ask(id),
  constraint excluded_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id)
);

create table field (
  code text collate "C" not null,
  name text not null,
  suggestion_class text not null,
  position integer not null,
  constraint field_pkey PRIMARY KEY (code)
);

create table gate_answer (
  kind_code text collate "C" not null,
  version integer not null,
  question text not null,
  answer text not null,
  note text,
  answered_by text not null,
  account_id bigint,
  answered_at timestamp with time zone not null default now(),
  constraint gate_answer_pkey PRIMARY KEY (kind_code, version),
  constraint gate_answer_kind_code_fkey FOREIGN KEY (kind_code) REFERENCES kind(code),
  constraint gate_answer_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
  constraint gate_answer_question_check CHECK ((question = ANY (ARRAY['oneYear'::text, 'funds'::text, 'powers'::text, 'quantifiable'::text, 'breadth'::text]))),
  constraint gate_answer_version_check CHECK ((version >= 1))
);

create table import (
  id bigint not null generated always as identity,
  file_name text not null,
  source text not null,
  file_digest text not null,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  received integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  masked jsonb not null default '{}'::jsonb,
  job_id bigint,
  created_by text,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_job_id_fkey FOREIGN KEY (job_id) REFERENCES job(id),
  constraint import_check CHECK (((finished_at IS NULL) OR (received = (((created + updated) + unchanged) + rejected)))),
  constraint import_source_check CHECK ((source = ANY (ARRAY['hotline'::text, 'suggestion'::text, 'station'::text, 'forum'::text])))
);

create table import_reject (
  import_id bigint not null,
  row_number integer not null,
  line integer,
  source_id text,
  reason text not null,
  detail text not null,
  constraint import_reject_pkey PRIMARY KEY (import_id, row_number),
  constraint import_reject_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE
);

create table invitation (
  token_hash text collate "C" not null,
  account_id bigint not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (token_hash),
  constraint invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX invitation_account ON public.invitation USING btree (account_id);

create table issue (
  id bigint not null,
  title text not null,
  title_source text not null,
  keywords jsonb not null default '[]'::jsonb,
  state text not null default 'proposed'::text,
  kind_code text collate "C",
  kind_confidence real not null default 0,
  kind_source text not null default 'classifier'::text,
  lead_department text,
  created_run bigint not null,
  dormant boolean not null default false,
  merged_into bigint,
  updated_at timestamp with time zone not null default now(),
  version integer not null default 1,
  machine_title text not null,
  machine_title_source text not null,
  machine_kind_code text collate "C",
  machine_kind_confidence real not null,
  constraint issue_pkey PRIMARY KEY (id),
  constraint issue_created_run_fkey FOREIGN KEY (created_run) REFERENCES run(id),
  constraint issue_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES issue(id),
  constraint issue_kind_source_check CHECK ((kind_source = ANY (ARRAY['classifier'::text, 'person'::text]))),
  constraint issue_machine_title_source_check CHECK ((machine_title_source = ANY (ARRAY['extract'::text, 'model'::text]))),
  constraint issue_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'checked'::text, 'rejected'::text]))),
  constraint issue_title_source_check CHECK ((title_source = ANY (ARRAY['extract'::text, 'model'::text, 'person'::text])))
);
CREATE INDEX issue_kind ON public.issue USING btree (kind_code);

create table issue_centroid (
  issue_id bigint not null,
  space_id bigint not null,
  centroid halfvec(1024) not null,
  constraint issue_centroid_pkey PRIMARY KEY (issue_id),
  constraint issue_centroid_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES issue(id) ON DELETE CASCADE,
  constraint issue_centroid_space_id_fkey FOREIGN KEY (space_id) REFERENCES space(id) ON DELETE CASCADE
);

create table issue_member (
  ask_id bigint not null,
  issue_id bigint not null,
  similarity real not null,
  voice bigint not null,
  constraint issue_member_pkey PRIMARY KEY (ask_id),
  constraint issue_member_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES ask(id),
  constraint issue_member_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES issue(id)
);
CREATE INDEX issue_member_issue ON public.issue_member USING btree (issue_id, similarity DESC, ask_id);

create table issue_quote (
  issue_id bigint not null,
  position integer not null,
  record_id bigint not null,
  version integer not null,
  start_at integer not null,
  end_at integer not null,
  constraint issue_quote_pkey PRIMARY KEY (issue_id, "position"),
  constraint issue_quote_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES issue(id),
  constraint issue_quote_record_id_version_fkey FOREIGN KEY (record_id, version) REFERENCES record_version(record_id, version),
  constraint issue_quote_check CHECK ((start_at < end_at)),
  constraint issue_quote_start_at_check CHECK ((start_at >= 0))
);

create table issue_summary (
  issue_id bigint not null,
  position integer not null,
  run_people integer,
  event text,
  asks integer not null,
  records integer not null,
  people integer not null,
  first_at timestamp with time zone,
  last_at timestamp with time zone,
  recent_records integer not null,
  before_records integer not null,
  growth integer not null default (recent_records - before_records),
  districts text[] not null,
  sources text[] not null,
  constraint issue_summary_pkey PRIMARY KEY (issue_id),
  constraint issue_summary_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES issue(id) ON DELETE CASCADE,
  constraint issue_summary_event_check CHECK ((event = ANY (ARRAY['kept'::text, 'grew'::text, 'merged'::text, 'split'::text, 'new'::text, 'dormant'::text])))
);
CREATE INDEX issue_summary_growth ON public.issue_summary USING btree (growth DESC, issue_id);
CREATE INDEX issue_summary_last ON public.issue_summary USING btree (last_at DESC, issue_id);
CREATE INDEX issue_summary_people ON public.issue_summary USING btree (people DESC, issue_id);
CREATE INDEX issue_summary_position ON public.issue_summary USING btree ("position", issue_id);

create table job (
  id bigint not null generated always as identity,
  kind text not null,
  state text not null default 'queued'::text,
  input jsonb not null,
  progress jsonb,
  result jsonb,
  error jsonb,
  stopping boolean not null default false,
  created_by text not null,
  created_by_id bigint,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  attempt integer not null default 0,
  worker text,
  seen_at timestamp with time zone,
  constraint job_pkey PRIMARY KEY (id),
  constraint job_check CHECK (((state = 'running'::text) = ((worker IS NOT NULL) AND (seen_at IS NOT NULL)))),
  constraint job_check1 CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text, 'cancelled'::text])) = (finished_at IS NOT NULL))),
  constraint job_kind_check CHECK ((kind = ANY (ARRAY['import'::text, 'run'::text, 'report'::text]))),
  constraint job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX job_queued ON public.job USING btree (kind, id) WHERE (state = 'queued'::text);
CREATE UNIQUE INDEX job_running ON public.job USING btree (kind) WHERE (state = 'running'::text);

create table kind (
  code text collate "C" not null,
  field_code text collate "C" not null,
  name text not null,
  lead text,
  assist jsonb not null default '[]'::jsonb,
  lexicon jsonb not null,
  usual_ask text not null,
  active boolean not null default true,
  source text not null,
  version integer not null default 1,
  constraint kind_pkey PRIMARY KEY (code),
  constraint kind_field_code_fkey FOREIGN KEY (field_code) REFERENCES field(code),
  constraint kind_source_check CHECK ((source = ANY (ARRAY['reference'::text, 'person'::text])))
);

create table kind_label (
  id bigint not null generated always as identity,
  subject text not null,
  subject_id bigint not null,
  kind_code text collate "C" not null,
  text text not null,
  author text not null,
  at timestamp with time zone not null default now(),
  constraint kind_label_pkey PRIMARY KEY (id),
  constraint kind_label_subject_subject_id_key UNIQUE (subject, subject_id),
  constraint kind_label_kind_code_fkey FOREIGN KEY (kind_code) REFERENCES kind(code),
  constraint kind_label_subject_check CHECK ((subject = ANY (ARRAY['issue'::text, 'record'::text])))
);

create table kind_proposal (
  id bigint not null generated always as identity,
  run_id bigint not null,
  keywords jsonb not null,
  issue_ids bigint[] not null,
  size integer not null,
  state text not null default 'proposed'::text,
  constraint kind_proposal_pkey PRIMARY KEY (id),
  constraint kind_proposal_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id),
  constraint kind_proposal_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'accepted'::text, 'rejected'::text])))
);

create table law (
  id bigint not null generated always as identity,
  name text not null,
  short_names text[] not null default '{}'::text[],
  edition text not null,
  level text not null,
  issuer text not null,
  valid_from date not null,
  valid_to date,
  note text not null,
  origin text not null,
  digest text collate "C" not null,
  imported_at timestamp with time zone not null default now(),
  constraint law_pkey PRIMARY KEY (id),
  constraint law_name_edition_key UNIQUE (name, edition),
  constraint law_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint law_digest_check CHECK ((char_length(digest) = 64)),
  constraint law_level_check CHECK ((level = ANY (ARRAY['law'::text, 'regulation'::text, 'local'::text, 'rule'::text]))),
  constraint law_origin_check CHECK ((origin = ANY (ARRAY['library'::text, 'import'::text])))
);

create table law_article (
  id bigint not null generated always as identity,
  law_id bigint not null,
  number integer not null,
  suffix integer not null default 0,
  text text not null,
  terms tsvector not null,
  active boolean not null default true,
  constraint law_article_pkey PRIMARY KEY (id),
  constraint law_article_law_id_number_suffix_key UNIQUE (law_id, number, suffix),
  constraint law_article_law_id_fkey FOREIGN KEY (law_id) REFERENCES law(id),
  constraint law_article_number_check CHECK ((number >= 1)),
  constraint law_article_suffix_check CHECK ((suffix >= 0))
);
CREATE INDEX law_article_terms ON public.law_article USING gin (terms);

create table lineage (
  run_id bigint not null,
  issue_id bigint not null,
  event text not null,
  from_issue_ids bigint[] not null default '{}'::bigint[],
  members integer not null,
  joined integer not null,
  left_count integer not null,
  constraint lineage_pkey PRIMARY KEY (run_id, issue_id),
  constraint lineage_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES issue(id),
  constraint lineage_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id),
  constraint lineage_event_check CHECK ((event = ANY (ARRAY['kept'::text, 'grew'::text, 'merged'::text, 'split'::text, 'new'::text, 'dormant'::text])))
);
CREATE INDEX lineage_from ON public.lineage USING gin (from_issue_ids);
CREATE INDEX lineage_issue ON public.lineage USING btree (issue_id);

create table map_layout (
  run_id bigint not null,
  bodies integer not null,
  left_edge real not null,
  top_edge real not null,
  width real not null,
  content bytea not null,
  constraint map_layout_pkey PRIMARY KEY (run_id),
  constraint map_layout_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id)
);

create table member_change (
  ask_id bigint not null,
  issue_id bigint,
  constraint member_change_pkey PRIMARY KEY (ask_id),
  constraint member_change_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES ask(id),
  constraint member_change_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES issue(id)
);
CREATE INDEX member_change_issue ON public.member_change USING btree (issue_id);

create table model_call (
  id bigint not null generated always as identity,
  turn_id bigint not null,
  prompt text not null,
  prompt_version text not null,
  model text not null,
  input_hash text collate "C" not null,
  retrieved text[] not null,
  output text,
  result text not null,
  input_tokens integer not null,
  output_tokens integer not null,
  milliseconds integer not null,
  at timestamp with time zone not null default now(),
  constraint model_call_pkey PRIMARY KEY (id),
  constraint model_call_turn_id_fkey FOREIGN KEY (turn_id) REFERENCES turn(id),
  constraint model_call_input_hash_check CHECK ((char_length(input_hash) = 64))
);
CREATE INDEX model_call_at ON public.model_call USING btree (at);
CREATE INDEX model_call_turn ON public.model_call USING btree (turn_id);

create table passage (
  id bigint not null generated always as identity,
  draft_id bigint not null,
  turn_id bigint not null,
  section text not null,
  ordinal integer not null,
  text text not null,
  origin text not null,
  verdict jsonb not null,
  accepted_by bigint,
  accepted_at timestamp with time zone,
  constraint passage_pkey PRIMARY KEY (id),
  constraint passage_turn_id_section_ordinal_key UNIQUE (turn_id, section, ordinal),
  constraint passage_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES account(id),
  constraint passage_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id),
  constraint passage_turn_id_fkey FOREIGN KEY (turn_id) REFERENCES turn(id),
  constraint passage_ordinal_check CHECK ((ordinal >= 0)),
  constraint passage_origin_check CHECK ((origin = ANY (ARRAY['model'::text, 'template'::text]))),
  constraint passage_section_check CHECK ((section = ANY (ARRAY['facts'::text, 'analysis'::text, 'measures'::text, 'basis'::text])))
);
CREATE INDEX passage_draft ON public.passage USING btree (draft_id, id);

create table push_batch (
  pusher bigint not null,
  idempotency_key text collate "C" not null,
  request_digest text not null,
  answer jsonb,
  created_at timestamp with time zone not null default now(),
  constraint push_batch_pkey PRIMARY KEY (pusher, idempotency_key)
);
CREATE INDEX push_batch_created_at ON public.push_batch USING btree (created_at);

create table ranking (
  run_id bigint not null,
  subject text not null,
  subject_id text collate "C" not null,
  rank integer not null,
  rank_low integer not null,
  rank_high integer not null,
  score double precision not null,
  parts jsonb not null,
  weights jsonb not null,
  indicators jsonb not null,
  counts jsonb not null,
  constraint ranking_pkey PRIMARY KEY (run_id, subject, subject_id),
  constraint ranking_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id),
  constraint ranking_check CHECK (((rank_low <= rank) AND (rank <= rank_high))),
  constraint ranking_rank_check CHECK ((rank >= 1)),
  constraint ranking_subject_check CHECK ((subject = ANY (ARRAY['issue'::text, 'kind'::text])))
);

create table record (
  id bigint not null generated always as identity,
  source text collate "C" not null,
  source_id text collate "C" not null,
  version integer not null,
  received_at timestamp with time zone not null,
  title text not null,
  body text not null,
  appeal_type text,
  source_appeal_type text,
  source_category text,
  district text,
  street text,
  place text,
  channel text,
  person text,
  confidential boolean not null,
  likes integer not null,
  dislikes integer not null,
  handling jsonb,
  suggestion jsonb,
  content_hash text not null,
  import_id bigint,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint record_pkey PRIMARY KEY (id),
  constraint record_source_source_id_key UNIQUE (source, source_id),
  constraint record_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id),
  constraint record_appeal_type_check CHECK ((appeal_type = ANY (ARRAY['consult'::text, 'help'::text, 'complaint'::text, 'report'::text, 'suggest'::text, 'praise'::text, 'other'::text]))),
  constraint record_dislikes_check CHECK ((dislikes >= 0)),
  constraint record_likes_check CHECK ((likes >= 0)),
  constraint record_source_check CHECK ((source = ANY (ARRAY['hotline'::text, 'suggestion'::text, 'station'::text, 'forum'::text]))),
  constraint record_source_id_check CHECK (((char_length(source_id) >= 1) AND (char_length(source_id) <= 200))),
  constraint record_version_check CHECK ((version >= 1))
);
CREATE INDEX record_import ON public.record USING btree (import_id);
CREATE INDEX record_received_at ON public.record USING btree (received_at, id);

create table record_kind (
  record_id bigint not null,
  kind_code text collate "C",
  confidence real not null,
  run_id bigint not null,
  constraint record_kind_pkey PRIMARY KEY (record_id),
  constraint record_kind_record_id_fkey FOREIGN KEY (record_id) REFERENCES record(id),
  constraint record_kind_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id)
);
CREATE INDEX record_kind_code ON public.record_kind USING btree (kind_code);

create table record_terms (
  record_id bigint not null,
  version integer not null,
  suggestion boolean not null,
  terms tsvector not null,
  constraint record_terms_pkey PRIMARY KEY (record_id),
  constraint record_terms_record_id_fkey FOREIGN KEY (record_id) REFERENCES record(id)
);
CREATE INDEX record_terms_others ON public.record_terms USING gin (terms) WHERE (NOT suggestion);
CREATE INDEX record_terms_suggestions ON public.record_terms USING gin (terms) WHERE suggestion;

create table record_version (
  record_id bigint not null,
  version integer not null,
  title text not null,
  body text not null,
  content_hash text not null,
  received_at timestamp with time zone not null,
  seen_at timestamp with time zone not null default now(),
  constraint record_version_pkey PRIMARY KEY (record_id, version),
  constraint record_version_record_id_fkey FOREIGN KEY (record_id) REFERENCES record(id)
);

create table report (
  id bigint not null generated always as identity,
  run_id bigint not null,
  job_id bigint,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  stamp text not null,
  files jsonb not null,
  constraint report_pkey PRIMARY KEY (id),
  constraint report_job_id_fkey FOREIGN KEY (job_id) REFERENCES job(id),
  constraint report_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id),
  constraint report_stamp_check CHECK ((stamp = ANY (ARRAY['draft'::text, 'final'::text])))
);

create table run (
  id bigint not null generated always as identity,
  state text not null,
  base_run_id bigint,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  settings jsonb not null,
  space_id bigint,
  balance jsonb,
  lineage_counts jsonb,
  digest text,
  seconds jsonb,
  error text,
  job_id bigint,
  seen_decision bigint,
  constraint run_pkey PRIMARY KEY (id),
  constraint run_base_run_id_fkey FOREIGN KEY (base_run_id) REFERENCES run(id),
  constraint run_job_id_fkey FOREIGN KEY (job_id) REFERENCES job(id),
  constraint run_space_id_fkey FOREIGN KEY (space_id) REFERENCES space(id),
  constraint run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);

create table session (
  token_hash text collate "C" not null,
  account_id bigint not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX session_account ON public.session USING btree (account_id);

create table setting (
  name text collate "C" not null,
  value jsonb not null,
  version integer not null default 1,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  constraint setting_pkey PRIMARY KEY (name)
);

create table sign_in_failure (
  key text collate "C" not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_failure_pkey PRIMARY KEY (key),
  constraint sign_in_failure_failures_check CHECK ((failures >= 0))
);

create table signed_weights (
  version integer not null,
  weights jsonb not null,
  signed_by text not null,
  account_id bigint,
  reason text not null,
  signed_at timestamp with time zone not null default now(),
  constraint signed_weights_pkey PRIMARY KEY (version),
  constraint signed_weights_version_check CHECK ((version >= 1))
);

create table space (
  id bigint not null generated always as identity,
  provider text not null,
  model text not null,
  dimensions integer not null,
  version text not null,
  parameters jsonb not null default '{}'::jsonb,
  active boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint space_pkey PRIMARY KEY (id),
  constraint space_provider_model_dimensions_version_key UNIQUE (provider, model, dimensions, version),
  constraint space_dimensions_check CHECK (((dimensions >= 1) AND (dimensions <= 1024)))
);
CREATE UNIQUE INDEX space_active ON public.space USING btree (active) WHERE active;

create table term_share (
  suggestion boolean not null,
  term text collate "C" not null,
  share real not null,
  constraint term_share_pkey PRIMARY KEY (suggestion, term),
  constraint term_share_share_check CHECK (((share > (0)::double precision) AND (share <= (1)::double precision)))
);

create table title_answer (
  member_hash text collate "C" not null,
  prompt_version text not null,
  model text not null,
  answer jsonb not null,
  input_tokens integer not null,
  output_tokens integer not null,
  at timestamp with time zone not null default now(),
  constraint title_answer_pkey PRIMARY KEY (member_hash, prompt_version, model)
);

create table turn (
  id bigint not null generated always as identity,
  draft_id bigint not null,
  scope text not null,
  writer text not null,
  state text not null default 'running'::text,
  failure text,
  asked_by bigint not null,
  wish text,
  model text,
  input_tokens integer not null default 0,
  output_tokens integer not null default 0,
  stopping boolean not null default false,
  seen_at timestamp with time zone not null default now(),
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  constraint turn_pkey PRIMARY KEY (id),
  constraint turn_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES account(id),
  constraint turn_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id),
  constraint turn_check CHECK (((state = 'running'::text) = (finished_at IS NULL))),
  constraint turn_scope_check CHECK ((scope = ANY (ARRAY['all'::text, 'facts'::text, 'analysis'::text, 'measures'::text, 'basis'::text]))),
  constraint turn_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
  constraint turn_writer_check CHECK ((writer = ANY (ARRAY['model'::text, 'template'::text])))
);
CREATE INDEX turn_budget ON public.turn USING btree (started_at, asked_by);
CREATE UNIQUE INDEX turn_running ON public.turn USING btree (draft_id) WHERE (state = 'running'::text);

create table turn_event (
  turn_id bigint not null,
  ordinal integer not null,
  event jsonb not null,
  at timestamp with time zone not null default now(),
  constraint turn_event_pkey PRIMARY KEY (turn_id, ordinal),
  constraint turn_event_turn_id_fkey FOREIGN KEY (turn_id) REFERENCES turn(id) ON DELETE CASCADE,
  constraint turn_event_ordinal_check CHECK ((ordinal >= 1))
);

create table unclustered (
  run_id bigint not null,
  ask_id bigint not null,
  constraint unclustered_pkey PRIMARY KEY (run_id, ask_id),
  constraint unclustered_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES ask(id),
  constraint unclustered_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id)
);

create table worker (
  name text not null,
  started_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  constraint worker_pkey PRIMARY KEY (name)
);
