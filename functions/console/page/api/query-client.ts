import { QueryClient } from '@tanstack/react-query';
import { Unheard } from './unheard.ts';

const SECOND = 1_000;

/** What is unheard is asked again until it is heard; a refusal is an answer. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 10 * SECOND,
      refetchOnWindowFocus: true,
      retry: (_, error) => error instanceof Unheard,
      retryDelay: (attempt, error) =>
        error instanceof Unheard && error.retryAfterSeconds
          ? Math.min(error.retryAfterSeconds, 5) * SECOND
          : Math.min(2 ** attempt, 10) * SECOND,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
