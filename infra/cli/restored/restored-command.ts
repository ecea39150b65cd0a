import type { Command } from 'commander';
import { counted } from '../../../shared/domain/basics/counted.ts';
import { restoreLines } from '../../../shared/domain/offers/restore-lines.ts';
import { RestoreOffered } from '../../../shared/events/restored-command.ts';
import { askAsStated } from '../ops/ask-as-stated.ts';
import { type ChangeOptions, changeCommand } from '../ops/ops-command.ts';
import { printAnswer } from '../ops/print-answer.ts';
import { offerLines } from '../terminal/offer-lines.ts';

const lines = (answer: RestoreOffered): string[] =>
  answer.outcome === 'nothing_lost'
    ? [
        `Nothing is lost: the database holds all of the ${counted(answer.keptEvents, 'event')} that were looked at. Nothing was written.`,
      ]
    : [
        'Offered; runs and payments do not go on before it counts, and is carried out.',
        ...restoreLines(answer.restore).map((line) => `  ${line}`),
        ...offerLines(answer.offer),
      ];

const restored = async ({ reason, ...options }: ChangeOptions): Promise<void> => {
  const json = await askAsStated(options, { command: 'restored', args: {}, reason });
  printAnswer(options, json, RestoreOffered, lines);
};

/** payouts restored */
export const restoredCommand = (): Command =>
  changeCommand(
    'restored',
    'after a backup was restored: offer to hold what the database lacks, until finance says what the bank did',
  ).action(restored);
