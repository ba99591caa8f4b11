import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ROLES } from '../../domain/account.ts';
import { DomainError } from '../../domain/errors.ts';
import { createPerson as addPerson } from '../../identity/create-person.ts';
import type { Invitation } from '../../identity/invite.ts';
import { updatePerson as changePerson, invitePerson as inviteAgain } from '../../identity/update-person.ts';
import { type Person, listPeople as readPeople } from '../../store/identity/people.ts';
import { cutPage, pageOf, pageQuery, readIdCursor } from '../cursor.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies, Env } from '../dependencies.ts';
import { entityTag, ifMatchHeader, requireSeenVersion } from '../entity-tag.ts';
import { requireAccount } from '../guard.ts';

const id = z.coerce.number().int().positive();
const moment = z.iso.datetime().nullable();

const personSchema = z
  .object({
    id: z.number().int(),
    name: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    district: z.string().nullable(),
    /** The subject of single sign-on; null = not tied. */
    oidcSubject: z.string().nullable(),
    active: z.boolean(),
    /** Without a password a person signs in by invitation or single sign-on only. */
    hasPassword: z.boolean(),
    /** Of the open invitation. */
    invitedUntil: moment,
    /** Too many wrong passwords. */
    lockedUntil: moment,
    lastSeenAt: moment,
    createdAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .openapi('Person');

const invitationLinkSchema = z
  .object({
    /** Shown this once; path is the page of the web that takes it. */
    token: z.string(),
    path: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .openapi('InvitationLink');

const name = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}A-Za-z0-9._-]{2,40}$/u, '2 至 40 个汉字、字母、数字或 . _ -');
const displayName = z.string().trim().min(1).max(40);
const role = z.enum(ROLES);
const district = z.string().trim().min(1).max(40).nullable();
const oidcSubject = z.string().trim().min(1).max(255).nullable();

const listPeople = defineRoute('listPeople', {
  summary: '人员',
  tags: ['people'],
  request: { query: pageQuery.extend({ role: role.optional(), active: z.stringbool().optional() }) },
  responses: { 200: jsonOf(pageOf(personSchema)) },
});

const createPerson = defineRoute('createPerson', {
  summary: '新增人员，并得到一次性邀请链接',
  tags: ['people'],
  request: {
    body: jsonBody(
      z.object({
        name,
        displayName,
        role,
        district: district.default(null),
        oidcSubject: oidcSubject.default(null),
      }),
    ),
  },
  responses: { 201: jsonOf(z.object({ person: personSchema, invitation: invitationLinkSchema })) },
});

const getPerson = defineRoute('getPerson', {
  summary: '一名人员',
  tags: ['people'],
  request: { params: z.object({ id }) },
  responses: { 200: jsonOf(personSchema) },
});

const updatePerson = defineRoute('updatePerson', {
  summary: '修改人员：未给出的字段不变',
  tags: ['people'],
  request: {
    params: z.object({ id }),
    headers: ifMatchHeader,
    body: jsonBody(z.object({ displayName, role, district, oidcSubject, active: z.boolean() }).partial()),
  },
  responses: { 200: jsonOf(personSchema) },
});

const invitePerson = defineRoute('invitePerson', {
  summary: '新的一次性邀请链接（也用于重设密码）；以前的链接失效',
  tags: ['people'],
  request: { params: z.object({ id }) },
  responses: { 201: jsonOf(invitationLinkSchema) },
});

export function peopleRoutes({ store, now }: Dependencies) {
  const personOf = async (id: number) => {
    const [person] = await readPeople(store.db, { id, after: 0, limit: 1, now: now() });
    if (person) return present(person);
    throw new DomainError('not_found', `没有人员 ${id}`, '请刷新列表后重试');
  };
  const administering = (context: Context<Env>) => ({ by: requireAccount(context), now: now() });

  return createRouter()
    .openapi(listPeople, async (context) => {
      const { cursor, limit, role, active } = context.req.valid('query');
      const after = readIdCursor(cursor) ?? 0;
      const found = await readPeople(store.db, { role, active, after, limit: limit + 1, now: now() });
      const { items, next } = cutPage(found, limit, ({ id: last }) => [last]);
      return context.json({ items: items.map(present), next }, 200);
    })
    .openapi(createPerson, async (context) => {
      const made = await addPerson(store.db, context.req.valid('json'), administering(context));
      context.set('audited', true);
      const person = await personOf(made.id);
      context.header('etag', entityTag(person.version));
      return context.json({ person, invitation: presentLink(made.invitation) }, 201);
    })
    .openapi(getPerson, async (context) => {
      const person = await personOf(context.req.valid('param').id);
      context.header('etag', entityTag(person.version));
      return context.json(person, 200);
    })
    .openapi(updatePerson, async (context) => {
      const version = requireSeenVersion(context.req.valid('header')['if-match']);
      const { id } = context.req.valid('param');
      const fields = context.req.valid('json');
      await changePerson(store.db, { id, version, fields }, administering(context));
      context.set('audited', true);
      const person = await personOf(id);
      context.header('etag', entityTag(person.version));
      return context.json(person, 200);
    })
    .openapi(invitePerson, async (context) => {
      const { id } = context.req.valid('param');
      const invitation = await inviteAgain(store.db, id, administering(context));
      context.set('audited', true);
      return context.json(presentLink(invitation), 201);
    });
}

function present({ invitedUntil, lockedUntil, lastSeenAt, createdAt, ...person }: Person) {
  return {
    ...person,
    invitedUntil: invitedUntil?.toISOString() ?? null,
    lockedUntil: lockedUntil?.toISOString() ?? null,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

const presentLink = ({ token, expiresAt }: Invitation) => ({
  token,
  path: `/invitations/${token}`,
  expiresAt: expiresAt.toISOString(),
});
