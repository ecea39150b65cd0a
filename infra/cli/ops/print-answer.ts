import type * as z from 'zod';
import { readAnswer } from './read-answer.ts';
import type { CallOptions } from './with-call-options.ts';

/** The answer as it came with --json, else in lines for people. */
export const printAnswer = <Answer>(
  { json: asJson }: CallOptions,
  json: string,
  schema: z.ZodType<Answer>,
  lines: (answer: Answer) => readonly string[],
): void => {
  process.stdout.write(`${asJson ? json : lines(readAnswer(schema, json)).join('\n')}\n`);
};
