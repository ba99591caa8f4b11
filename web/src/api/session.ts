/** Who is signed in and what they may do; every page asks this before it shows a link or a button. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Operation } from '../../../src/api/access.ts';
import type { Account } from '../../../src/domain/account.ts';
import { answerOf, client } from './client.ts';
import { sessionKey } from './session-key.ts';

export type Session = {
  readonly account: Account | null;
  readonly city: string;
  /** Visitors may sign in as any role: only in the demo, on the own machine. */
  readonly demo: boolean;
  readonly singleSignOn: boolean;
  readonly operations: readonly string[];
};

export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: (): Promise<Session> => answerOf(client.api.session.$get()),
  staleTime: 60_000,
});

export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

/** @returns whether the signed-in account may call this operation. */
export function useMay(): (operation: Operation) => boolean {
  const { operations } = useSession();
  return (operation) => operations.includes(operation);
}
