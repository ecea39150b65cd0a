import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { scheduleEvent } from '../../support/given.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { expectSound } from '../expect-sound.ts';
import { tried } from '../tried.ts';
import { bent } from './lie.ts';
import { startLiedTo } from './start-lied-to.ts';
import { watch } from './watch.ts';

const { seed, lies } = inject('proof');

let company: PayoutStack;
beforeAll(async () => {
  company = await startLiedTo();
});
afterAll(() => company.discard());

const asked = (command: string, args: object) => ({ command, args, reason: 'a lie', actor: 'om' });
const sign = { userId: '3', issuer: 'http://127.0.0.1:1', subject: 'chitra' };

/** What is right, of every way to invoke a function. */
const MESSAGES: readonly (readonly [functionName: string, message: object])[] = [
  [
    'payout',
    {
      dryRun: true,
      force: true,
      dateFrom: '2026-01-01',
      dateTo: '2026-12-01',
      minAmount: '1.00',
      maxItems: 5,
      requiredApprovals: 1,
      batchReference: 'LIE-1',
      intervalHours: 1,
      runKey: 'lie/1',
      requestedBy: 'om',
    },
  ],
  ['payout', { dryRun: true, lookbackDays: 7 }],
  ['payout', { ...scheduleEvent(), dryRun: true }],
  ['ops', asked('settings.set', { settings: { min_amount: '5.00', approval_tiers: '[]' } })],
  ['ops', asked('settings.get', { key: 'enabled' })],
  ['ops', asked('settings.history', { key: 'enabled', limit: 3 })],
  ['ops', asked('approvers.add', { ...sign, roles: ['approver'] })],
  ['ops', asked('approvers.remove', sign)],
  ['ops', asked('audit.verify', { stream: 'run', kept: [] })],
  ['ops', asked('doctor', { invariants: true })],
  ['ops', asked('status', {})],
  ['worker', { command: 'settle', batchId: '1' }],
  ['worker', { command: 'expire', batchId: '1' }],
  ['worker', { command: 'summarize', batchId: '1' }],
];

/** An argument is bent as often as the message that carries it. */
const bentMessage = (message: object): fc.Arbitrary<unknown> => {
  const whole = { ...message };
  if (!('args' in whole)) return bent(whole);
  const args = bent({ ...(whole.args as object) }).map((lied) => ({ ...whole, args: lied }));
  return fc.oneof(bent(whole), args);
};

describe('a lie to a function', () => {
  it.each(MESSAGES.map(([name, message], index) => ({ name, message, index })))(
    '$name, message $index, is refused as such, or was none',
    async ({ name, message }) => {
      const property = fc.asyncProperty(bentMessage(message), (lied) =>
        watch(company, async () => {
          const { errorType, errorMessage } = await company.invoke(lied, name);
          if (errorType === undefined) return 'taken';
          // A lie that was taken once makes its key another run's.
          expect(['InvalidInput', 'RunKeyReused']).toContain(errorType);
          expect(errorMessage).toEqual(expect.any(String));
          expect(String(errorMessage).length).toBeLessThan(4_000);
          return 'refused';
        }),
      );
      await fc.assert(property, { seed, numRuns: lies });
      tried('lies', lies);
    },
  );

  it('has left the company sound', () => expectSound(company, `seed ${seed}`));
});
