import { DatabaseFailure } from '../aws/database-failure.ts';
import { unfitCharacter } from '../aws/unfit-column.ts';
import { InvalidInput } from '../domain/basics/failures.ts';
import { quoteValue } from '../domain/basics/quote-value.ts';

type Said = { readonly field: string; readonly text: string };

/** Every text of a request, by the way to it. */
const textsIn = (asked: unknown, field = ''): Said[] => {
  if (typeof asked === 'string') return [{ field, text: asked }];
  if (typeof asked !== 'object' || asked === null) return [];
  return Object.entries(asked).flatMap(([key, inner]) =>
    textsIn(inner, field === '' ? key : `${field}.${key}`),
  );
};

/**
 * A character that the database cannot keep, or look for, though its caller wrote it: where the host's tables are not of
 * utf8mb4. Undefined where no text of the request has it, and somebody else is to act.
 */
export const refusedText = (error: unknown, asked: unknown): InvalidInput | undefined => {
  if (!(error instanceof DatabaseFailure) || error.kind !== 'unfit') return undefined;
  const [said] = textsIn(asked).flatMap(({ field, text }) => {
    const character = unfitCharacter(error, text);
    return character === undefined ? [] : [{ field, text, character }];
  });
  return (
    said &&
    new InvalidInput(
      `${said.field} is ${quoteValue(said.text)}: expected no ${quoteValue(said.character)}, which this database cannot keep. Nothing was written. Leave it out; or whoever operates the database makes its tables utf8mb4`,
      { cause: error },
    )
  );
};
