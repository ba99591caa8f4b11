import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { answerOf, client, ifMatch, tagOfVersion } from './client.ts';

export const candidatesQuery = queryOptions({
  queryKey: ['candidates'],
  queryFn: () => answerOf(client.api.candidates.$get()),
});

export type Candidates = InferResponseType<typeof client.api.candidates.$get, 200>;
export type Candidate = Candidates['items'][number];
export type GateAnswer = Candidate['gate']['answers'][number];
export type Question = GateAnswer['question'];
export type Answer = NonNullable<GateAnswer['answer']>;

type Input = {
  readonly id: string;
  readonly version: number;
  readonly question: Question;
  readonly answer: Answer;
  readonly note: string | null;
};

export const answerGate = ({ id, version, question, answer, note }: Input) =>
  answerOf(
    client.api.candidates[':id'].gate.$put({
      param: { id },
      header: ifMatch(tagOfVersion(version)),
      json: { question, answer, note },
    }),
  );
