-- The newest decision that the run obeyed; null for runs from before this column.
alter table run add column seen_decision bigint;

-- What lists of issues are filtered and sorted by. Counting it for every issue at each page costs seconds at
-- 100,000 asks, so it is kept: written with each run and, for the issues it touches, with each decision.
create table issue_summary (
  issue_id bigint primary key references issue on delete cascade,
  -- The rank in the last run; the highest integer for an issue that it did not rank.
  position integer not null,
  -- People as the last run counted them; null for an issue that it did not rank.
  run_people integer,
  event text check (event in ('kept', 'grew', 'merged', 'split', 'new', 'dormant')),
  -- From here on as people left it.
  asks integer not null,
  records integer not null,
  people integer not null,
  first_at timestamptz,
  last_at timestamptz,
  -- Records of the 90 days up to the newest record of all, and of the 90 days before those.
  recent_records integer not null,
  before_records integer not null,
  growth integer not null generated always as (recent_records - before_records) stored,
  districts text[] not null,
  sources text[] not null
);
create index issue_summary_position on issue_summary (position, issue_id);
create index issue_summary_people on issue_summary (people desc, issue_id);
create index issue_summary_last on issue_summary (last_at desc, issue_id);
create index issue_summary_growth on issue_summary (growth desc, issue_id);

-- What issue_summary has to hold now. Lateral, so that a filter by issue counts only those.
create view issue_summary_now as
  with latest as (
    select (select max(id) from run where state = 'done') as run_id, (select max(received_at) from record) as newest
  )
  select issue.id as issue_id, coalesce(ranking.rank, 2147483647) as position,
    (ranking.counts ->> 'people')::int as run_people, lineage.event, member.asks, member.records, member.people,
    member.first_at, member.last_at, member.recent_records, member.before_records,
    coalesce(member.districts, '{}') as districts, coalesce(member.sources, '{}') as sources
  from latest cross join issue
  left join ranking
    on ranking.run_id = latest.run_id and ranking.subject = 'issue' and ranking.subject_id = issue.id::text
  left join lineage on lineage.run_id = latest.run_id and lineage.issue_id = issue.id
  cross join lateral (
    select count(*)::int as asks, count(distinct record.id)::int as records,
      -- A record without a named sender is a person of its own.
      count(distinct coalesce(record.person, record.id::text))::int as people,
      min(record.received_at) as first_at, max(record.received_at) as last_at,
      (count(distinct record.id) filter (where record.received_at > latest.newest - interval '90 days'))::int
        as recent_records,
      (count(distinct record.id) filter (where record.received_at > latest.newest - interval '180 days'
        and record.received_at <= latest.newest - interval '90 days'))::int as before_records,
      array_agg(distinct record.district) filter (where record.district is not null) as districts,
      array_agg(distinct record.source::text) as sources
    from current_member as member
    join ask on ask.id = member.ask_id
    join record on record.id = ask.record_id
    where member.issue_id = issue.id
  ) as member;

-- The average vector of an issue's asks, unit length: which issues are near. Kept when an issue loses its last
-- member: what was an issue before is worth seeing beside a new one. Two bytes a number and not moved out of
-- the row, so that comparing with all of 10,000 reads 20 MB.
create table issue_centroid (
  issue_id bigint primary key references issue on delete cascade,
  space_id bigint not null references space on delete cascade,
  centroid halfvec(1024) not null
);
alter table issue_centroid alter column centroid set storage plain;

insert into issue_summary (
  issue_id, position, run_people, event, asks, records, people, first_at, last_at, recent_records, before_records,
  districts, sources
)
select * from issue_summary_now;
insert into issue_centroid (issue_id, space_id, centroid)
select member.issue_id, embedding.space_id, l2_normalize(avg(embedding.vector))::halfvec(1024)
from current_member as member
join ask on ask.id = member.ask_id
join embedding on embedding.text_hash = ask.text_hash
where embedding.space_id = (select id from space where active)
group by member.issue_id, embedding.space_id;

-- Pages of records, newest first.
drop index record_received_at;
create index record_received_at on record (received_at, id);
create index record_kind_code on record_kind (kind_code);
-- Where the members of an issue went.
create index lineage_from on lineage using gin (from_issue_ids);
-- Members of an issue, most central first.
drop index issue_member_issue;
create index issue_member_issue on issue_member (issue_id, similarity desc, ask_id);
