import type { Command } from 'commander';
import { NoteErased } from '../../../shared/events/erase-note-command.ts';
import { askAsStated } from '../ops/ask-as-stated.ts';
import { type ChangeOptions, changeCommand } from '../ops/ops-command.ts';
import { printAnswer } from '../ops/print-answer.ts';
import { utc } from '../run/wording.ts';
import { strictOption } from '../terminal/strict-option.ts';

const lines = ({ outcome, stream, seq, erasedAt }: NoteErased): string[] =>
  outcome === 'already_erased'
    ? [`The note of event ${seq} of ${stream} was erased on ${utc(erasedAt)}. Nothing was written.`]
    : [
        `Erased the note of event ${seq} of ${stream}, and its copy beside the batch or the hold; the event and its hash stay.`,
        'Not reached: what was sent, or taken away as a file; backups of the database; answers of the API for',
        'payout_automation_keep_answers_days; the words of sent notices for payout_automation_keep_notices_days.',
      ];

type Options = ChangeOptions & { readonly stream?: string; readonly seq?: string };

const erase = async ({ stream, seq, reason, ...options }: Options): Promise<void> => {
  // Only digits are a number; anything else goes as it is, to be named in the refusal.
  const args = { stream, seq: seq !== undefined && /^\d{1,15}$/.test(seq) ? Number(seq) : seq };
  const json = await askAsStated(options, { command: 'audit.erase-note', args, reason });
  printAnswer(options, json, NoteErased, lines);
};

/** payouts audit erase-note */
export const eraseNoteCommand = (): Command =>
  changeCommand(
    'erase-note',
    'erase what somebody wrote of an event, on a person’s demand; the chain stays whole',
  )
    .addOption(strictOption('--stream <name>', 'stream of the event: holds, batch-42'))
    .addOption(strictOption('--seq <number>', 'number of the event, as the page and the API show it'))
    .action(erase);
