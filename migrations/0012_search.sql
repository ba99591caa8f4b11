-- Full text that works for Chinese: words and character pairs made by the program, since no dictionary of PostgreSQL
-- knows them. Filled after imports; a record whose version is newer is filled again. Records that were told in
-- confidence are not in it.
create table record_terms (
  record_id bigint primary key references record,
  version integer not null,
  -- Searched apart: a few thousand suggestions among millions of hotline records.
  suggestion boolean not null,
  terms tsvector not null
);
create index record_terms_suggestions on record_terms using gin (terms) where suggestion;
create index record_terms_others on record_terms using gin (terms) where not suggestion;

-- How common a term is, so that a search asks for the rare ones: counted over all suggestions, and over a sample of the
-- other records. A term that is not here is rarer than the sample can tell.
create table term_share (
  suggestion boolean not null,
  term text collate "C" not null,
  -- Of the texts looked at, above 0 and at most 1.
  share real not null check (share > 0 and share <= 1),
  primary key (suggestion, term)
);
