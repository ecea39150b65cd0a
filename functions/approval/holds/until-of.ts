import { InvalidInput } from '../../../shared/domain/basics/failures.ts';

/** The instant that was asked for, if any. One that is past would be overdue from the start. */
export const untilOf = ({ until }: { readonly until?: string | undefined }, at: Date): Date | null => {
  if (until === undefined) return null;
  const instant = new Date(until);
  if (instant > at) return instant;
  throw new InvalidInput(`until is "${until}": expected an instant to come`);
};
