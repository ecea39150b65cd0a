import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import {
  DISTURBED_ACTIONS,
  type DisturbedAction,
  givenBatchFor,
} from '../../../integration/approval/disturbed-actions.ts';
import { cameTo } from '../../../support/sign-off.ts';
import { storedEvents } from '../../../support/stored-events.ts';
import { emptyCompany } from '../company.ts';
import type { Heard, UseCase } from '../use-case.ts';

const KEYED = 'with a key';

/** What a browser may hear: of the first request what it comes to, of a repeat without a key that it is so already. */
const heardOf =
  ({ outcome, again }: DisturbedAction, keyed: boolean) =>
  ({ status, said }: { readonly status: number; readonly said: string }, asked: number): Heard => {
    if (status < 500) {
      const expected = keyed || asked === 1 ? [outcome] : [outcome, again];
      expect(expected, `answer ${asked}`).toContain(said);
    }
    return { done: status < 500, said };
  };

const asUseCase = (action: DisturbedAction): UseCase => ({
  name: action.action,
  functionName: 'approval',
  callers: [KEYED, 'without a key'],
  everyDouble: action.action === 'the last vote',
  given: async (company, caller) => {
    await emptyCompany(company);
    const batch = await givenBatchFor(company, company.as, action);
    const keyed = caller === KEYED;
    const headers: Record<string, string> = keyed ? { 'idempotency-key': randomUUID() } : {};
    const hear = heardOf(action, keyed);
    let asked = 0;
    return {
      ask: async () => {
        asked += 1;
        const answer = await action.ask(company.as, batch, headers);
        return hear({ status: answer.status, said: cameTo(answer) }, asked);
      },
      expectDone: async (where) => {
        const events = await storedEvents(company, `batch-${batch.batchId}`);
        expect([events.at(-1)?.action, events.length], where).toEqual([action.event, action.events]);
      },
    };
  },
});

export const BATCH_ACTIONS: readonly UseCase[] = DISTURBED_ACTIONS.map(asUseCase);
