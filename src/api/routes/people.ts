import { z } from '@hono/zod-openapi';
import { ROLES } from '../../domain/account.ts';
import { pageOf, pageQuery } from '../cursor.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { ifMatchHeader } from '../entity-tag.ts';

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
  .regex(/^[\p{L}\p{N}._-]{2,40}$/u, '2 至 40 个汉字、字母、数字或 . _ -');
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

export function peopleRoutes(_dependencies: Dependencies) {
  return createRouter()
    .openapi(listPeople, notBuilt)
    .openapi(createPerson, notBuilt)
    .openapi(getPerson, notBuilt)
    .openapi(updatePerson, notBuilt)
    .openapi(invitePerson, notBuilt);
}

async function notBuilt(): Promise<never> {
  throw new RangeError('not built yet');
}
