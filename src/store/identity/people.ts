import { sql } from 'kysely';
import type { Role } from '../../domain/account.ts';
import type { Db } from '../database.ts';

/** An account as administrators see it; no hash of a password or a token. */
export type Person = {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly district: string | null;
  readonly oidcSubject: string | null;
  readonly active: boolean;
  readonly hasPassword: boolean;
  readonly invitedUntil: Date | null;
  readonly lockedUntil: Date | null;
  readonly lastSeenAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
};

export type PeopleFilter = {
  readonly id?: number | undefined;
  readonly role?: Role | undefined;
  readonly active?: boolean | undefined;
  /** Ids above it. */
  readonly after: number;
  readonly limit: number;
  readonly now: Date;
};

/** Ordered by id. */
export async function listPeople(db: Db, filter: PeopleFilter): Promise<Person[]> {
  const { id = null, role = null, active = null, after, limit, now } = filter;
  const { rows } = await sql<Person>`
    select account.id, name, display_name, role, district, oidc_subject, active, version, account.created_at,
      password_hash is not null as has_password,
      (
        select max(expires_at) from invitation
        where account_id = account.id and used_at is null and expires_at > ${now}::timestamptz
      ) as invited_until,
      (
        select locked_until from sign_in_failure
        where key = encode(sha256(convert_to('name:' || lower(account.name), 'UTF8')), 'hex')
          and locked_until > ${now}::timestamptz
      ) as locked_until,
      (select max(seen_at) from session where account_id = account.id) as last_seen_at
    from account
    where account.id > ${after}::bigint
      and (${id}::bigint is null or account.id = ${id}::bigint)
      and (${role}::text is null or role = ${role}::text)
      and (${active}::boolean is null or active = ${active}::boolean)
    order by account.id
    limit ${limit}::integer
  `.execute(db);
  return rows;
}
