import { DatabaseFailure } from './database-failure.ts';

/** Whether a SELECT found more than the Data API sends in one answer, 1 MiB: one of fewer rows fits. */
export const isAnswerTooLarge = (error: unknown): boolean =>
  error instanceof DatabaseFailure && /response exceeded size limit/i.test(error.message);
