import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import {
  DISTURBED_ACTIONS,
  type DisturbedAction,
  givenBatchFor,
} from '../../../integration/approval/disturbed-actions.ts';
import { userIdOf } from '../../../support/people.ts';
import { cameTo } from '../../../support/sign-off.ts';
import { storedEvents } from '../../../support/stored-events.ts';
import type { ActionName, Said } from '../../truth/said.ts';
import { emptyCompany } from '../company.ts';
import type { Heard, UseCase } from '../use-case.ts';

type Action = Extract<Said, { by: 'action' }>;

const KEYED = 'with a key';

const ACTED: Readonly<Record<string, readonly [ActionName, string]>> = {
  'a vote': ['approve', 'asha'],
  'the last vote': ['approve', 'bimal'],
  'a rejection': ['reject', 'asha'],
  'a cancellation': ['cancel', 'om'],
  'a withdrawal': ['withdraw', 'asha'],
  'a payment': ['pay', 'farah'],
  'a begin': ['begin', 'farah'],
  'a word on failures': ['failures', 'farah'],
  'an abort': ['abort', 'farah'],
  'a record of what was begun': ['pay', 'farah'],
  'a late payment': ['late', 'farah'],
  'a return': ['return', 'farah'],
  'a drop': ['drop', 'om'],
};

/** Who acts, and how. */
const actedIn = ({ action: name }: DisturbedAction): Pick<Action, 'action' | 'userId'> => {
  const [action, who] = ACTED[name] ?? [];
  if (!action || !who) throw new Error(`${name} has nobody who acts`);
  return { action, userId: userIdOf(who) };
};

/** What a browser may hear: of the first request what it comes to, of a repeat without a key that it is so already. */
const heardOf =
  ({ outcome, again }: DisturbedAction, keyed: boolean) =>
  (told: Action, asked: number): Heard => {
    const { status } = told.answer;
    const said = cameTo(told.answer);
    if (status < 500) {
      const expected = keyed || asked === 1 ? [outcome] : [outcome, again];
      expect(expected, `answer ${asked}`).toContain(said);
    }
    return { done: status < 500, said, told };
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
        const { batchId } = batch;
        return hear({ by: 'action', alone: true, ...actedIn(action), batchId, answer }, asked);
      },
      expectDone: async (where) => {
        const events = await storedEvents(company, `batch-${batch.batchId}`);
        expect([events.at(-1)?.action, events.length], where).toEqual([action.event, action.events]);
      },
    };
  },
});

export const BATCH_ACTIONS: readonly UseCase[] = DISTURBED_ACTIONS.map(asUseCase);
