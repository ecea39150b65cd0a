import { statusLines } from '../../infra/cli/status/status-lines.ts';
import { StatusAnswer } from '../../shared/events/status-answer.ts';
import type { PayoutStack } from './payout-stack.ts';

/** What the ops function answers, checked against its schema. */
export const readStatus = async ({ invoke }: Pick<PayoutStack, 'invoke'>): Promise<StatusAnswer> =>
  StatusAnswer.parse(await invoke({ command: 'status', args: {}, actor: 'test' }, 'ops'));

/** The lines, by their names. */
export const shown = (answer: StatusAnswer): Record<string, string> =>
  Object.fromEntries(statusLines(answer).map((line) => [line.slice(0, 12).trim(), line.slice(13)]));
