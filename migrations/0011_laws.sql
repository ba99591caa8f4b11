-- One version of a law. Two versions of one name are never in force on the same day.
create table law (
  id bigint generated always as identity primary key,
  name text not null,
  short_names text[] not null default '{}',
  edition text not null,
  level text not null check (level in ('law', 'regulation', 'local', 'rule')),
  issuer text not null,
  valid_from date not null,
  valid_to date,
  note text not null,
  -- library: from the files of the program; what people import, import, is not undone by the next start.
  origin text not null check (origin in ('library', 'import')),
  -- SHA-256 of the content: the same file again changes nothing.
  digest text collate "C" not null check (char_length(digest) = 64),
  imported_at timestamptz not null default now(),
  unique (name, edition),
  check (valid_to is null or valid_to >= valid_from)
);

create table law_article (
  id bigint generated always as identity primary key,
  law_id bigint not null references law,
  number integer not null check (number >= 1),
  -- 1 for 第十条之一.
  suffix integer not null default 0 check (suffix >= 0),
  text text not null,
  -- Words and character pairs, as src/embed/search-terms.ts makes them.
  terms tsvector not null,
  -- A newer import may drop an article; drafts that cite it still find it.
  active boolean not null default true,
  unique (law_id, number, suffix)
);
create index law_article_terms on law_article using gin (terms);
