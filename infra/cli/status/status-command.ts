import { Command } from 'commander';
import { StatusAnswer } from '../../../shared/events/status-answer.ts';
import { askOps } from '../ops/ask-ops.ts';
import { readAnswer } from '../ops/read-answer.ts';
import { type CallOptions, withCallOptions } from '../ops/with-call-options.ts';
import { requestedBy } from '../terminal/requested-by.ts';
import { statusLines } from './status-lines.ts';

const EXIT_CODES = `
Exit codes:
  0  read, whatever it says
  1  the command is wrong
  2  it could not be read; the message says why`;

const status = async (options: CallOptions): Promise<void> => {
  const json = await askOps(options, { command: 'status', args: {}, actor: requestedBy() });
  const answer = readAnswer(StatusAnswer, json);
  process.stdout.write(`${options.json ? json : statusLines(answer).join('\n')}\n`);
};

export const statusCommand = (): Command =>
  withCallOptions(
    new Command('status')
      .description('what ran, what runs next, what waits, what failed')
      .usage('[options]')
      .allowExcessArguments(false),
  )
    .addHelpText('after', EXIT_CODES)
    .action(status);
