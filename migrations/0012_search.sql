-- Full text that works for Chinese: words and character pairs made by the program, since no dictionary of PostgreSQL
-- knows them. Filled after imports; a record whose version is newer is filled again.
create table record_terms (
  record_id bigint primary key references record,
  version integer not null,
  terms tsvector not null
);
create index record_terms_terms on record_terms using gin (terms);
