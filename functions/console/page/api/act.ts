import { type Request, request } from './request.ts';
import { Unheard } from './unheard.ts';

export type Act = Pick<Request, 'path' | 'body'> & { readonly method?: 'POST' | 'PUT' | 'DELETE' };

const DELAYS_SECONDS = [1, 2, 4, 8, 15, 20, 20, 20];

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

/** Asks once more only where no answer came. */
const unheardOnly = async (
  error: unknown,
  seconds: number,
  onUnheard: (why: string) => void,
): Promise<void> => {
  if (!(error instanceof Unheard)) throw error;
  onUnheard(error.message);
  await pause(error.retryAfterSeconds ? Math.min(error.retryAfterSeconds, 10) : seconds);
};

/**
 * Asks until there is an answer, each time under the same key: what was done at the first time, and whose answer was lost, is
 * found done, and told once. Only a POST has a key; what has none is asked once.
 */
export const act = async <Answer>(
  { method = 'POST', path, body }: Act,
  idempotencyKey: string,
  onUnheard: (why: string) => void,
): Promise<Answer> => {
  if (method !== 'POST') return request<Answer>({ method, path, body });
  const asked = { method, path, body, idempotencyKey };
  for (const seconds of DELAYS_SECONDS) {
    try {
      return await request<Answer>(asked);
    } catch (error) {
      await unheardOnly(error, seconds, onUnheard);
    }
  }
  return request<Answer>(asked);
};
