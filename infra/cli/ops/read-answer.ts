import type * as z from 'zod';
import { CliFailure } from '../terminal/cli-failure.ts';

/** The answer in the form this version knows; one of another version is shown as it is, nothing is read into it. */
export const readAnswer = <Answer>(schema: z.ZodType<Answer>, json: string): Answer => {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    throw new CliFailure(
      'AnswerUnknown',
      `the function answered, in a form this version does not know: ${json.slice(0, 2_000)}`,
      ['The command itself ended. Use the CLI of the version that is deployed.'],
    );
  }
};
