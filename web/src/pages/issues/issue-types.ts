import type { InferResponseType } from 'hono/client';
import type { client } from '../../api/client.ts';

export type IssuePageAnswer = InferResponseType<typeof client.api.issues.$get, 200>;
export type IssueRow = IssuePageAnswer['items'][number];
export type AsOf = NonNullable<IssuePageAnswer['asOf']>;
export type Issue = InferResponseType<(typeof client.api.issues)[':id']['$get'], 200>;
export type Quote = Issue['quotes'][number];
export type MemberPage = InferResponseType<(typeof client.api.issues)[':id']['members']['$get'], 200>;
export type Member = MemberPage['items'][number];
