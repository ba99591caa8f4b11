/** Drafts of suggestions: what is read of them, and everything that a person does with one. */
import { queryOptions } from '@tanstack/react-query';
import type { InferRequestType, InferResponseType } from 'hono/client';
import type { DraftContent, DraftMove, Section } from '../../../src/domain/draft.ts';
import { answerOf, client, ifMatch, tagOfVersion } from './client.ts';

const all = client.api.drafts;
const one = all[':id'];

export type Draft = InferResponseType<typeof one.$get, 200>;
export type DraftSentence = Draft['sentences'][number];
export type Offer = Draft['offers'][number];
export type DraftPage = InferResponseType<typeof all.$get, 200>;
export type DraftRow = DraftPage['items'][number];
export type SavedDraft = InferResponseType<typeof one.$put, 200>;
export type DraftCheck = InferResponseType<typeof one.check.$post, 200>;
export type Hint = DraftCheck['hints'][number];
export type ShownEvidence = InferResponseType<typeof one.evidence.$get, 200>['items'][number];
export type Evidence = NonNullable<ShownEvidence['evidence']>;
export type VersionRow = InferResponseType<typeof one.versions.$get, 200>['items'][number];
export type Acceptance = InferRequestType<typeof one.acceptance.$post>['json'];

const idOf = (id: number) => ({ id: String(id) });

export const draftKey = (id: number) => ['draft', id] as const;
export const draftsKey = ['drafts'] as const;

export const draftQuery = (id: number) =>
  queryOptions({
    queryKey: draftKey(id),
    queryFn: () => answerOf(one.$get({ param: idOf(id) })),
    // What is on the page is the newest there is; when it changes elsewhere, saving says so.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const evidenceQuery = (id: number) =>
  queryOptions({
    queryKey: [...draftKey(id), 'evidence'],
    queryFn: () => answerOf(one.evidence.$get({ param: idOf(id) })),
  });

export const versionsQuery = (id: number) =>
  queryOptions({
    queryKey: [...draftKey(id), 'versions'],
    queryFn: () => answerOf(one.versions.$get({ param: idOf(id) })),
    staleTime: 0,
  });

export const versionQuery = (id: number, version: number) =>
  queryOptions({
    queryKey: [...draftKey(id), 'versions', version],
    queryFn: () =>
      answerOf(one.versions[':version'].$get({ param: { ...idOf(id), version: String(version) } })),
  });

export const deputiesQuery = queryOptions({
  queryKey: ['deputies'],
  queryFn: () => answerOf(client.api.deputies.$get()),
});

export const assistantQuery = queryOptions({
  queryKey: ['assistant'],
  queryFn: () => answerOf(client.api.assistant.$get()),
});

export type DraftList = 'own' | 'asked' | 'received';
export const listDrafts = (list: DraftList, cursor: { cursor?: string }) =>
  answerOf(all.$get({ query: { list, ...cursor } }));

export const readDraft = (id: number) => answerOf(one.$get({ param: idOf(id) }));
export const createDraft = (concern: string) => answerOf(all.$post({ json: { concern } }));

type Seen = { readonly id: number; readonly version: number };
const seen = ({ id, version }: Seen) => ({ param: idOf(id), header: ifMatch(tagOfVersion(version)) });

/** @throws {ApiError} 412 when it was changed since that version. */
export const saveDraft = (draft: Seen, content: DraftContent, cause: 'typed' | 'restored' = 'typed') =>
  answerOf(one.$put({ ...seen(draft), json: { content, cause } }));

export const moveDraft = (draft: Seen, move: DraftMove, reason: string | null = null) =>
  answerOf(one.moves.$post({ ...seen(draft), json: { move, reason } }));

export const acceptPassages = (draft: Seen, json: Acceptance) =>
  answerOf(one.acceptance.$post({ ...seen(draft), json }));

export const confirmDraft = (draft: Seen) => answerOf(one.confirmation.$post(seen(draft)));
export const confirmCosigning = (draft: Seen) => answerOf(one.cosigning.$post(seen(draft)));

export const setCosigners = (id: number, accountIds: number[]) =>
  answerOf(one.cosigners.$put({ param: idOf(id), json: { accountIds } }));

/** Of what is typed and not saved yet. */
export const checkDraft = (id: number, content: DraftContent, signal: AbortSignal) =>
  answerOf(one.check.$post({ param: idOf(id), json: { content } }, { init: { signal } }));

export const startTurn = (id: number, scope: 'all' | Section, wish: string | null) =>
  answerOf(one.turns.$post({ param: idOf(id), json: { scope, wish } }));

export const cancelTurn = (id: number, turn: number) =>
  answerOf(one.turns[':turn'].$delete({ param: { ...idOf(id), turn: String(turn) } }));

/** The form as DOCX; the service says the file's name. */
export const formAddress = (id: number): string => `/api/drafts/${id}/form.docx`;
