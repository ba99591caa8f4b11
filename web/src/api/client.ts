/** The typed client of the service: paths, inputs and answers come from the routes themselves. */
import { hc } from 'hono/client';
import type { App } from '../../../src/api/create-app.ts';
import { errorOfResponse } from './api-error.ts';

export const client = hc<App>(globalThis.location.origin);

type Answer<R> = R extends { json(): Promise<infer Data> } ? Data : never;

/** An answer with the tag to send back when changing it. */
export type Tagged<Data> = { readonly data: Data; readonly etag: string };

/**
 * @param pending a call of the client: `answerOf(client.api.issues.$get({ query }))`.
 * @throws {ApiError} with what the service says to do about it.
 */
export async function answerOf<R extends Response>(pending: Promise<R>): Promise<Answer<R>> {
  const response = await refuseErrors(pending);
  return response.status === 204 ? (undefined as Answer<R>) : response.json();
}

/** Like answerOf, for what can be edited: give `ifMatch(etag)` as the header of the change. */
export async function taggedAnswerOf<R extends Response>(pending: Promise<R>): Promise<Tagged<Answer<R>>> {
  const response = await refuseErrors(pending);
  return { data: await response.json(), etag: response.headers.get('etag') ?? '' };
}

export const ifMatch = (etag: string): { 'if-match': string } => ({ 'if-match': etag });

/** The tag of a version that a list showed. */
export const tagOfVersion = (version: number): string => `"${version}"`;

async function refuseErrors<R extends Response>(pending: Promise<R>): Promise<R> {
  const response = await pending;
  if (!response.ok) throw await errorOfResponse(response);
  return response;
}
