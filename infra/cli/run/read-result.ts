import { PayoutResult } from '../../../shared/events/payout-result.ts';
import { CliFailure } from '../terminal/cli-failure.ts';

/** An answer of another version is shown as it is; nothing is read into it. */
export const readResult = (json: string, repeat: string): PayoutResult => {
  try {
    return PayoutResult.parse(JSON.parse(json));
  } catch {
    throw new CliFailure(
      'AnswerUnknown',
      `the function answered, in a form this version does not know: ${json}`,
      [
        'The run itself ended. Use the CLI of the version that is deployed; it tells what was recorded:',
        `  ${repeat}`,
      ],
    );
  }
};
