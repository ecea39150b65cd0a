import { Command } from 'commander';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import { type CallOptions, withCallOptions } from '../ops/with-call-options.ts';
import type { CliFailure } from '../terminal/cli-failure.ts';
import { EndsWith } from '../terminal/ends-with.ts';
import { strictOption } from '../terminal/strict-option.ts';
import { usageError } from '../terminal/usage-error.ts';
import { eraseNoteCommand } from './erase-note-command.ts';
import { readKeptHeads } from './read-kept-heads.ts';
import { trailLines } from './trail-lines.ts';
import { verifyTrail } from './verify-trail.ts';

type VerifyOptions = CallOptions & { readonly stream?: string; readonly against?: string };

const FINDINGS = 3;

const EXAMPLES = `
Examples:
  ${CLI} audit verify
  ${CLI} audit verify --stream=batch-42
  ${CLI} audit verify --json > heads-$(date +%F).json
  ${CLI} audit verify --against=heads-2026-11-22.json

Exit codes:
  0  every stream is whole
  1  the command or its input is wrong
  2  it could not be verified; the message says why
  3  a link is broken`;

/** Intact would be said of a typing error, and of a stream that somebody deleted with its head. */
const unknownStream = (stream: string): CliFailure =>
  usageError(
    `--stream is "${stream}": the audit trail has no such stream: expected run, settings, approvers, holds, or that of a batch that is there, as in batch-42`,
  );

const verify = async (options: VerifyOptions): Promise<void> => {
  const { stream, against, json } = options;
  const ofStream = (head: { readonly stream: string }) => stream === undefined || head.stream === stream;
  const kept = against === undefined ? undefined : readKeptHeads(against).filter(ofStream);
  const trail = await verifyTrail(options, { stream, kept: kept ?? [] });
  if (stream !== undefined && trail.streams === 0) throw unknownStream(stream);
  process.stdout.write(`${json ? JSON.stringify(trail) : trailLines(trail, kept).join('\n')}\n`);
  if (!trail.intact) throw new EndsWith(FINDINGS);
};

const verifyCommand = (): Command =>
  withCallOptions(
    new Command('verify')
      .description('check that no event of the audit trail was changed, removed, moved or put in')
      .usage('[options]')
      .allowExcessArguments(false)
      .addOption(
        strictOption('--stream <name>', 'this stream alone: run, settings, approvers, holds, batch-42'),
      )
      .addOption(
        strictOption('--against <file>', 'an earlier --json answer: each of its heads must still be a link'),
      ),
  )
    .addHelpText('after', EXAMPLES)
    .action(verify);

export const auditCommand = (): Command =>
  new Command('audit')
    .description('the audit trail')
    .usage('<command> [options]')
    .addCommand(verifyCommand())
    .addCommand(eraseNoteCommand());
