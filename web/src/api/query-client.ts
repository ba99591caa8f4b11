import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { asApiError } from './api-error.ts';
import { sessionKey } from './session-key.ts';

const MOST_RETRIES = 2;

/** Only what may pass by itself is tried again: no answer at all, or a service that is starting. */
function mayRetry(failures: number, cause: Error): boolean {
  const { status } = asApiError(cause).fields;
  return failures < MOST_RETRIES && (status === 0 || status === 503);
}

/** A session that ended shows the sign-in page at once, wherever one is. */
export function createQueryClient(): QueryClient {
  const onError = (cause: Error) => {
    if (asApiError(cause).isSignedOut) void queries.invalidateQueries({ queryKey: sessionKey });
  };
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: mayRetry, staleTime: 15_000, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
  return queries;
}
