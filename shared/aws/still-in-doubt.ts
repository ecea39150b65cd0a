import { CommitInDoubt, DatabaseFailure } from './database-failure.ts';

/** Thrown because a statement failed: whoever threw it has not seen what it was to look at. */
const hasNotLooked = (error: unknown): boolean =>
  error instanceof DatabaseFailure || (error instanceof Error && error.cause instanceof DatabaseFailure);

/**
 * An earlier attempt may have committed, and this one failed before it could say what it found: then it is the doubt that
 * is told, for nothing else is known. What the work itself decides to throw, it throws after it has looked.
 */
export const stillInDoubt = (doubt: CommitInDoubt | undefined, error: unknown): unknown => {
  if (!doubt || error instanceof CommitInDoubt || !hasNotLooked(error)) return error;
  const { message } = error as Error;
  return new CommitInDoubt(`${doubt.message}; whether it took effect could not be read: ${message}`, error);
};
