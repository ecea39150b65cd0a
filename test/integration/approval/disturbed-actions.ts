import { expect } from 'vitest';
import type { ApiResponse } from '../../support/api-client.ts';
import { expectLegalHistory } from '../../support/legal-history.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, type MadeBatch, type signedIn } from '../../support/people.ts';
import { approve, cameTo, cancel, pay, reject, withdraw } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';
import { DISTURBED_PAYMENTS } from './disturbed-payments.ts';

type People = Awaited<ReturnType<typeof signedIn>>;
type Headers = Readonly<Record<string, string>>;

export type DisturbedAction = {
  readonly action: string;
  readonly requiredApprovals: number;
  /** Whether asha has approved the batch before. */
  readonly approved: boolean;
  /** What has been done with it before. @default - nothing else */
  readonly before?: (company: PayoutStack, as: People, batch: MadeBatch) => Promise<unknown>;
  readonly ask: (as: People, batch: MadeBatch, headers?: Headers) => Promise<ApiResponse>;
  readonly outcome: string;
  /** Of a repeat without a key, once it is done. */
  readonly again: string;
  /** The last event of the batch's stream, and of how many. */
  readonly event: string;
  readonly events: number;
};

/** Every action on a batch, and what it comes to when nothing disturbs it. */
export const DISTURBED_ACTIONS: readonly DisturbedAction[] = [
  {
    action: 'a vote',
    requiredApprovals: 2,
    approved: false,
    ask: (as, batch, headers) => approve(as.asha, batch, headers),
    outcome: 'recorded',
    again: 'already_recorded',
    event: 'vote_recorded',
    events: 2,
  },
  {
    action: 'the last vote',
    requiredApprovals: 2,
    approved: true,
    ask: (as, batch, headers) => approve(as.bimal, batch, headers),
    outcome: 'approved',
    again: 'already_recorded',
    event: 'batch_approved',
    events: 3,
  },
  {
    action: 'a rejection',
    requiredApprovals: 2,
    approved: false,
    ask: (as, batch, headers) => reject(as.asha, batch, headers),
    outcome: 'cancelled',
    again: 'already_recorded',
    event: 'batch_rejected',
    events: 2,
  },
  {
    action: 'a cancellation',
    requiredApprovals: 2,
    approved: false,
    ask: (as, batch, headers) => cancel(as.om, batch, headers),
    outcome: 'cancelled',
    again: 'not-pending',
    event: 'batch_cancelled',
    events: 2,
  },
  {
    action: 'a withdrawal',
    requiredApprovals: 2,
    approved: true,
    ask: (as, batch, headers) => withdraw(as.asha, batch, headers),
    outcome: 'recorded',
    again: 'already_recorded',
    event: 'vote_withdrawn',
    events: 3,
  },
  {
    action: 'a payment',
    requiredApprovals: 1,
    approved: true,
    ask: (as, batch, headers) => pay(as.farah, batch, headers),
    outcome: 'paid',
    again: 'already_recorded',
    event: 'batch_paid',
    events: 3,
  },
  ...DISTURBED_PAYMENTS,
];

/** What stands for all where not every one is tried. */
export const THE_LAST_VOTE = DISTURBED_ACTIONS.filter(({ action }) => action === 'the last vote');

export const givenBatchFor = async (
  company: PayoutStack,
  as: People,
  { requiredApprovals, approved, before }: DisturbedAction,
): Promise<MadeBatch> => {
  const batch = await givenBatch(company, [{}, { amount: '0.01' }], { requiredApprovals });
  if (approved) expect((await approve(as.asha, batch)).status).toBe(200);
  await before?.(company, as, batch);
  return batch;
};

/** What is asked once more is done, or found done; nobody can tell from the database that anything went wrong. */
export const expectDoneOnce = async (
  company: PayoutStack,
  { batchId }: MadeBatch,
  action: DisturbedAction,
  answers: {
    readonly first: ApiResponse;
    readonly repeat: ApiResponse;
    readonly keyed: boolean;
    readonly where: string;
  },
): Promise<void> => {
  const { first, repeat, keyed, where } = answers;
  const { outcome, again, event, events } = action;
  const heard = first.status === 200;
  if (heard) expect(cameTo(first), where).toBe(outcome);
  else expect(first.status, where).toBeGreaterThanOrEqual(500);
  // Where the first answer never came, it may have been done all the same.
  const expected = keyed ? [outcome] : heard ? [again] : [outcome, again];
  expect(expected, where).toContain(cameTo(repeat));
  if (keyed && heard) expect(repeat.body, where).toEqual(first.body);
  await expectLegalHistory(company, batchId);
  const stored = await storedEvents(company, `batch-${batchId}`);
  expect([stored.at(-1)?.action, stored.length], where).toEqual([event, events]);
};
