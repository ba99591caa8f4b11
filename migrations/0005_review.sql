-- What people decided since the last run shows at once, without touching what the run saved: an ask whose
-- issue is now another one than in the run has a row here; null = in no issue any more.
create table member_change (
  ask_id bigint primary key references ask,
  issue_id bigint references issue
);
create index member_change_issue on member_change (issue_id);

-- Membership as people see it now. Three branches, so that a filter by issue uses an index in each.
create view current_member as
  select member.ask_id, member.issue_id, member.similarity, member.voice
  from issue_member as member
  where not exists (select from member_change as change where change.ask_id = member.ask_id)
  union all
  select change.ask_id, change.issue_id, 0::real as similarity, member.voice
  from member_change as change
  join issue_member as member on member.ask_id = change.ask_id
  where change.issue_id is not null
  union all
  select change.ask_id, change.issue_id, 0::real as similarity, change.ask_id as voice
  from member_change as change
  where change.issue_id is not null
    and not exists (select from issue_member as member where member.ask_id = change.ask_id);

alter table issue
  -- Goes up with every change by a person or a run: the entity tag of the issue.
  add column version integer not null default 1,
  -- What the machine says, kept under what a person said, so that undoing brings it back.
  add column machine_title text,
  add column machine_title_source text,
  add column machine_kind_code text collate "C",
  add column machine_kind_confidence real;
update issue set
  machine_title = title,
  machine_title_source = case when title_source = 'person' then 'extract' else title_source end,
  machine_kind_code = kind_code,
  machine_kind_confidence = kind_confidence;
alter table issue
  alter column machine_title set not null,
  alter column machine_title_source set not null,
  alter column machine_kind_confidence set not null,
  add check (machine_title_source in ('extract', 'model'));

alter table decision
  -- The account; null for one made at the command line.
  add column author_id bigint,
  add column issue_ids bigint[] not null default '{}';
update decision set issue_ids = array[(action ->> 'issueId')::bigint] where action ? 'issueId';
create index decision_issues on decision using gin (issue_ids);
