import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Session, sessionQuery } from '../../api/session.ts';

/** A way in: when it succeeds, the page behind the sign-in shows at the same address. */
export function useEnter<Input>(way: (input: Input) => Promise<Session>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: way,
    onSuccess: (session) => queries.setQueryData(sessionQuery.queryKey, session),
  });
}
