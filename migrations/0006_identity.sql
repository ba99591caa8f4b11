create table account (
  id bigint generated always as identity primary key,
  name text not null,
  display_name text not null,
  role text not null check (role in ('deputy', 'staff', 'committee', 'administrator', 'auditor')),
  -- The one district whose records the account sees; null = the whole city.
  district text,
  -- argon2id; null until the invitation is accepted, or for good where single sign-on is used.
  password_hash text,
  oidc_subject text unique,
  active boolean not null default true,
  -- A visitor of the demo; such an account cannot sign in anywhere else.
  visitor boolean not null default false,
  password_changed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
-- 张三 and 张三 are one, and so are Admin and admin.
create unique index account_name on account (lower(name));

-- Only hashes of tokens: who reads the database cannot sign in with what it holds.
create table session (
  token_hash text collate "C" primary key,
  account_id bigint not null references account on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);

create table invitation (
  token_hash text collate "C" primary key,
  account_id bigint not null references account on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Accepted, or replaced by a newer one.
  used_at timestamptz
);
create index invitation_account on invitation (account_id);

-- Wrong passwords, counted for the name that was typed (known or not: a lock must not tell which names exist)
-- and for the address they came from.
create table sign_in_failure (
  -- SHA-256 of name or address.
  key text collate "C" primary key,
  failures integer not null check (failures >= 0),
  last_at timestamptz not null,
  locked_until timestamptz
);

create table api_key (
  id bigint generated always as identity primary key,
  name text not null,
  key_hash text collate "C" not null unique,
  source text not null,
  created_at timestamptz not null,
  created_by text not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- No foreign key: a line outlives what it speaks of.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id bigint,
  actor text not null,
  action text not null,
  target text not null,
  result text not null check (result in ('done', 'refused', 'failed')),
  detail jsonb not null default '{}'
);
create index audit_at on audit (at);
create index audit_account on audit (account_id);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end
$$;
create trigger audit_append_only before update or delete on audit
  for each row execute function refuse_audit_change();

-- What an administrator may change while the service runs; everything else is configuration.
create table setting (
  name text collate "C" primary key,
  value jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  changed_by text not null
);
