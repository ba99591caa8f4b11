import { z } from '@hono/zod-openapi';
import { DomainError } from '../../domain/errors.ts';
import { acceptProposal, rejectProposal } from '../../review/decide-proposal.ts';
import {
  createKind as createKindInTaxonomy,
  type KindDraft,
  updateKind as updateKindInTaxonomy,
} from '../../review/edit-kind.ts';
import { labelRecord as labelRecordKind } from '../../review/label-record.ts';
import type { Db } from '../../store/database.ts';
import { countYearsOfKinds } from '../../store/kinds-desk/count-years.ts';
import {
  readIssuesNamed,
  readIssuesOfKind,
  readSuggestionsOfKind,
} from '../../store/kinds-desk/read-kind-content.ts';
import { findStoredKind, readFields, readStoredKinds } from '../../store/kinds-desk/read-kinds.ts';
import { readKindProposals } from '../../store/runs/kind-proposals.ts';
import { readStateTag } from '../../store/runs/read-state-tag.ts';
import { readDepartments } from '../../store/taxonomy/districts.ts';
import { authorOf } from '../author.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { entityTag, ifMatchHeader, requireSeenVersion } from '../entity-tag.ts';
import { requireAccount } from '../guard.ts';
import { maskTyped } from '../mask-typed.ts';
import { fewestPeopleFor } from '../people-shown.ts';
import {
  kindBody,
  kindDetailSchema,
  kindProposalSchema,
  kindTreeSchema,
  proposalDecisionBody,
  proposalOutcomeSchema,
  savedKindSchema,
} from './kind-schemas.ts';
import {
  hideSmallYears,
  loadKindFacts,
  namedDepartment,
  suggestionsByYear,
  summariseKind,
} from './present-kinds.ts';

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
        reason: z.string().trim().max(500).nullable().default(null).transform(maskTyped),
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

export function kindRoutes({ store, config }: Dependencies) {
  const { db } = store;
  return createRouter()
    .openapi(listKinds, async (context) =>
      context.json(await kindTree(db, fewestPeopleFor(requireAccount(context), config)), 200),
    )
    .openapi(getKind, async (context) => {
      const account = requireAccount(context);
      const kind = await describeKind(db, context.req.valid('param').code, {
        fewestPeople: fewestPeopleFor(account, config),
        isStaff: account.role === 'staff',
      });
      context.header('ETag', entityTag(kind.version));
      return context.json(kind, 200);
    })
    .openapi(createKind, async (context) => {
      const saved = await createKindInTaxonomy(db, editable(context.req.valid('json')));
      context.header('ETag', entityTag(saved.version));
      return context.json(saved, 201);
    })
    .openapi(updateKind, async (context) => {
      const version = requireSeenVersion(context.req.valid('header')['if-match']);
      const { active, ...body } = context.req.valid('json');
      const { code: kindCode } = context.req.valid('param');
      const saved = await updateKindInTaxonomy(db, { ...editable(body), code: kindCode, active, version });
      context.header('ETag', entityTag(saved.version));
      return context.json(saved, 200);
    })
    .openapi(listKindProposals, async (context) => context.json({ items: await readProposals(db) }, 200))
    .openapi(decideKindProposal, async (context) => {
      const body = context.req.valid('json');
      const { id: proposalId } = context.req.valid('param');
      if (body.decision === 'reject') {
        await rejectProposal(db, proposalId);
        return context.json({ state: 'rejected' as const, kind: null, decisionIds: [] }, 200);
      }
      const accepted = await acceptProposal(db, proposalId, body, authorOf(context));
      return context.json({ state: 'accepted' as const, ...accepted }, 200);
    })
    .openapi(labelRecord, async (context) => {
      const { id: recordId } = context.req.valid('param');
      const label = { ...context.req.valid('json'), recordId, ...authorOf(context) };
      return context.json(await labelRecordKind(db, label), 200);
    })
    .openapi(listDepartments, async (context) => {
      const items = (await readDepartments(db)).map(({ code: id, name, short }) => ({
        code: id,
        name,
        short,
      }));
      return context.json({ items }, 200);
    });
}

async function kindTree(db: Db, fewestPeople: number) {
  const facts = await loadKindFacts(db, fewestPeople);
  const kinds = await readStoredKinds(db);
  return {
    runId: facts.runId,
    fields: (await readFields(db)).map((field) => ({
      ...field,
      kinds: kinds
        .filter(({ fieldCode }) => fieldCode === field.code)
        .map((kind) => summariseKind(kind, facts)),
    })),
    unsure: {
      issues: facts.issues.get(null)?.openIssues ?? 0,
      records: facts.records.get(null)?.records ?? 0,
    },
  };
}

async function describeKind(
  db: Db,
  kindCode: string,
  { fewestPeople, isStaff }: { fewestPeople: number; isStaff: boolean },
) {
  const kind = await findStoredKind(db, kindCode);
  if (kind === undefined) throw new DomainError('not_found', `没有类型 ${kindCode}`, '请刷新类型目录后重试');
  const facts = await loadKindFacts(db, fewestPeople);
  const field = (await readFields(db)).find(({ code: id }) => id === kind.fieldCode);
  const { runId } = facts;
  return {
    ...summariseKind(kind, facts),
    active: kind.active,
    field: field ?? { code: kind.fieldCode, name: kind.fieldCode },
    assist: kind.assist.map((department) => namedDepartment(department, facts.departments)),
    lexicon: kind.lexicon,
    usualAsk: kind.usualAsk,
    indicators: facts.rankings.get(kindCode)?.indicators ?? [],
    issues:
      runId === null ? [] : await readIssuesOfKind(db, { runId, kindCode, minimumPeople: fewestPeople }),
    suggestionsByYear: suggestionsByYear(await readSuggestionsOfKind(db, kindCode), isStaff),
    recordsByYear: hideSmallYears(await countYearsOfKinds(db, [kindCode]), fewestPeople),
  };
}

async function readProposals(db: Db) {
  const { runId } = await readStateTag(db);
  if (runId === null) return [];
  const proposals = await readKindProposals(db, runId);
  const issues = new Map(
    (
      await readIssuesNamed(
        db,
        runId,
        proposals.flatMap(({ issueIds }) => issueIds),
      )
    ).map((issue) => [issue.id, issue]),
  );
  return proposals.map(({ issueIds, ...proposal }) => ({
    ...proposal,
    issues: issueIds.flatMap((issueId) => issues.get(issueId) ?? []),
  }));
}

/** The schema of a body is read-only where the taxonomy's own is not. */
function editable(body: z.infer<typeof kindBody>): KindDraft {
  const { strong, usual, not, pairs } = body.lexicon;
  const lexicon = { strong: [...strong], usual: [...usual], not: [...not], pairs: [...pairs] };
  return { ...body, assist: [...body.assist], lexicon };
}
