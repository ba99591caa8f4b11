import { z } from '@hono/zod-openapi';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { ifMatchHeader } from '../entity-tag.ts';
import {
  kindBody,
  kindDetailSchema,
  kindProposalSchema,
  kindTreeSchema,
  proposalDecisionBody,
  proposalOutcomeSchema,
  savedKindSchema,
} from './kind-schemas.ts';

const tags = ['kinds'];
const code = z.object({ code: z.string().max(40) });
const id = z.object({ id: z.coerce.number().int().positive() });

const listKinds = defineRoute('listKinds', {
  summary: '类型目录及各类型在最近一次运行中的排名',
  tags,
  responses: { 200: jsonOf(kindTreeSchema) },
});

const getKind = defineRoute('getKind', {
  summary: '一个类型：词表、单位、事项、历年建议',
  tags,
  request: { params: code },
  responses: { 200: jsonOf(kindDetailSchema, '带 ETag') },
});

const createKind = defineRoute('createKind', {
  summary: '新增类型，编码由系统给出',
  tags,
  request: { body: jsonBody(kindBody) },
  responses: { 201: jsonOf(savedKindSchema, '带 ETag') },
});

const updateKind = defineRoute('updateKind', {
  summary: '修改或停用类型',
  tags,
  request: {
    params: code,
    headers: ifMatchHeader,
    body: jsonBody(kindBody.extend({ active: z.boolean().default(true) })),
  },
  responses: { 200: jsonOf(savedKindSchema, '带 ETag') },
});

const listKindProposals = defineRoute('listKindProposals', {
  summary: '最近一次运行提议的新类型',
  tags,
  responses: { 200: jsonOf(z.object({ items: z.array(kindProposalSchema).readonly() })) },
});

const decideKindProposal = defineRoute('decideKindProposal', {
  summary: '采纳或不采纳一项新类型提议',
  tags,
  request: { params: id, body: jsonBody(proposalDecisionBody) },
  responses: { 200: jsonOf(proposalOutcomeSchema) },
});

const labelRecord = defineRoute('labelRecord', {
  summary: '改定一件来件的类型（一项决定，可撤销）',
  tags,
  request: {
    params: id,
    body: jsonBody(
      z.strictObject({
        kind: z.string().min(1).max(40),
        /** The kind that the person saw; another one now answers 412. null = 待定. */
        seen: z.string().max(40).nullable(),
        reason: z.string().trim().max(500).nullable().default(null),
      }),
    ),
  },
  responses: { 200: jsonOf(z.object({ decisionId: z.number() })) },
});

const listDepartments = defineRoute('listDepartments', {
  summary: '单位目录',
  tags,
  responses: {
    200: jsonOf(
      z.object({
        items: z
          .array(z.object({ code: z.string(), name: z.string(), short: z.string() }).openapi('Department'))
          .readonly(),
      }),
    ),
  },
});

export function kindRoutes(_dependencies: Dependencies) {
  return createRouter()
    .openapi(listKinds, async () => unfinished())
    .openapi(getKind, async () => unfinished())
    .openapi(createKind, async () => unfinished())
    .openapi(updateKind, async () => unfinished())
    .openapi(listKindProposals, async () => unfinished())
    .openapi(decideKindProposal, async () => unfinished())
    .openapi(labelRecord, async () => unfinished())
    .openapi(listDepartments, async () => unfinished());
}

function unfinished(): never {
  throw new RangeError('not built yet');
}
