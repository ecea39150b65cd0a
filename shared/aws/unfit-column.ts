import { CLI } from '../domain/basics/cli.ts';
import type { DatabaseFailure } from './database-failure.ts';

const causeOf = ({ cause }: DatabaseFailure): string => (cause instanceof Error ? cause.message : '');

type Place = { readonly table: string; readonly column: string | undefined };

/** What is known of the column: MySQL names no table, a comparison names nothing. */
const placeOf = (failure: DatabaseFailure): Place => {
  const named = /for column (?:`[^`]+`\.`(\w+)`\.)?[`'](\w+)[`']/.exec(causeOf(failure));
  const written = /\b(?:INTO|UPDATE|FROM) (\w+)/.exec(failure.message)?.[1];
  return { table: named?.[1] ?? written ?? '<table>', column: named?.[2] };
};

/** Of a text that was looked for, or put together with others: of it the server quotes nothing, or its beginning. */
const isComparison = (failure: DatabaseFailure): boolean =>
  /conversion from collation|illegal mix of collations|cannot convert string/i.test(causeOf(failure));

/** Of a text that the column's character set lacks; a number that is none has the same error code. */
const isOfCharacters = (failure: DatabaseFailure): boolean =>
  isComparison(failure) || /incorrect string value|invalid \w+ character string/i.test(causeOf(failure));

/** Of a failure of the kind "unfit": which column, what was expected, what to do. */
export const unfitColumn = (failure: DatabaseFailure): string => {
  const { table, column } = placeOf(failure);
  const place = column === undefined ? `a column of ${table}` : `${table}.${column}`;
  return isOfCharacters(failure)
    ? `${place} cannot hold a character that is written there, or compared with it: expected utf8mb4. ALTER TABLE ${table} MODIFY ${column ?? '<column>'} <its type> CHARACTER SET utf8mb4, then ask again; ${CLI} doctor tells of every such column`
    : `${place} cannot hold what is written there: it is too long, or of another type. Expected the column as wide as it was made; ${CLI} doctor tells what differs`;
};

/** The character at which the server stopped: it quotes one that it was to keep, as "\xF0\x9F\x98\x80…". */
const stoppedAt = (failure: DatabaseFailure): string | undefined => {
  const quoted = /incorrect string value: '((?:\\x[0-9a-f]{2})+)/i.exec(causeOf(failure))?.[1];
  const [first] = Buffer.from((quoted ?? '').replaceAll('\\x', ''), 'hex').toString();
  return first;
};

/** What of a text a failure of the kind "unfit" may be about; undefined where it is not about this text. */
export const unfitCharacter = (failure: DatabaseFailure, text: string): string | undefined => {
  if (isComparison(failure))
    return /[\u{10000}-\u{10ffff}]/u.exec(text)?.[0] ?? /[^\p{ASCII}]/u.exec(text)?.[0];
  const character = stoppedAt(failure);
  return character !== undefined && text.includes(character) ? character : undefined;
};
