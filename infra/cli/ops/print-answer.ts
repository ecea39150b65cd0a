import type * as z from 'zod';
import { CliFailure } from '../cli-failure.ts';
import type { CallOptions } from './ops-command.ts';

/** The answer as it came with --json, else in lines for people. One of another version is shown as it is. */
export const printAnswer = <Answer>(
  { json: asJson }: CallOptions,
  json: string,
  schema: z.ZodType<Answer>,
  lines: (answer: Answer) => readonly string[],
): void => {
  if (asJson) {
    process.stdout.write(`${json}\n`);
    return;
  }
  const { data } = schema.safeParse(JSON.parse(json));
  if (data === undefined) {
    const message = `the function answered, in a form this version does not know: ${json}`;
    throw new CliFailure('AnswerUnknown', message, [
      'The command itself ended. Use the CLI of the version that is deployed.',
    ]);
  }
  process.stdout.write(`${lines(data).join('\n')}\n`);
};
