import { distance } from 'fastest-levenshtein';
import type * as z from 'zod';
import { InvalidInput } from '../domain/basics/failures.ts';
import { quoteValue } from '../domain/basics/quote-value.ts';

/** More edits than a third of the word make a suggestion a guess. */
const editsMax = (word: string): number => Math.ceil(word.length / 3);

/** The known word nearest to what was typed, if it is near. */
export const nearestWord = (typed: string, known: readonly string[]): string | undefined => {
  const edits = (word: string) => distance(typed.toLowerCase(), word.toLowerCase());
  const [nearest] = known.toSorted((a, b) => edits(a) - edits(b));
  return nearest !== undefined && edits(nearest) <= editsMax(nearest) ? nearest : undefined;
};

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);

const hintFor = (key: string, known: readonly string[]): string => {
  const suggestion = nearestWord(key, known);
  if (suggestion) return `did you mean ${suggestion}?`;
  return known.length > 0 ? `expected one of ${known.join(', ')}` : 'expected none';
};

/** Only what stands at the top is known here; of a thing within, its own schema says what it expects. */
const describeUnknownKeys = (
  { keys, path, message }: z.core.$ZodIssueUnrecognizedKeys,
  known: readonly string[],
): string => {
  const [where, hint] =
    path.length === 0 ? ['', (key: string) => hintFor(key, known)] : [` in ${path.join('.')}`, () => message];
  return keys.map((key) => `${quoteValue(key)}${where} is not a known key: ${hint(key)}`).join('; ');
};

const describeIssue = (issue: z.core.$ZodIssue, input: unknown, known: readonly string[]): string => {
  if (issue.code === 'unrecognized_keys') return describeUnknownKeys(issue, known);
  if (issue.path.length === 0) {
    return issue.code === 'invalid_type'
      ? `the request is ${quoteValue(input)}: expected a JSON object`
      : issue.message;
  }
  const value = valueAt(input, issue.path);
  const stated = value === undefined ? 'is missing' : `is ${quoteValue(value)}`;
  return `${issue.path.join('.')} ${stated}: ${issue.message}`;
};

/** Every issue as "field is value: what was expected". */
export const invalidInput = (error: z.ZodError, input: unknown, known: readonly string[]): InvalidInput =>
  new InvalidInput([...new Set(error.issues.map((issue) => describeIssue(issue, input, known)))].join('; '));
