import { expect } from 'vitest';
import { askOps } from '../../../support/ask-ops.ts';
import { userIdOf } from '../../../support/people.ts';
import { storedEvents } from '../../../support/stored-events.ts';
import { emptyCompany } from '../company.ts';
import type { UseCase } from '../use-case.ts';

/** A sign-in that may do less than before, and one that may do nothing any more. What gives rights is offered (offers/unheard-commits). */
const CHANGES = [
  { change: 'add', who: 'dev', outcome: 'changed' },
  { change: 'remove', who: 'asha', outcome: 'removed' },
] as const;

/** At the terminal, as somebody repeats a command that failed. */
export const CHANGE_APPROVERS: readonly UseCase[] = CHANGES.map(({ change, who, outcome }) => ({
  name: `an approver ${outcome}`,
  functionName: 'ops',
  callers: ['at the terminal'],
  given: async (company) => {
    await emptyCompany(company);
    const userId = userIdOf(who);
    const signIn = { issuer: company.stack.env['PAYOUT_ISSUER_URL'], subject: who, roles: ['viewer'] };
    const args = { userId: String(userId), ...(change === 'add' && signIn) };
    let asked = 0;
    return {
      ask: async () => {
        asked += 1;
        const answer = await askOps(company, `approvers.${change}`, { args });
        const { outcome: said = `${answer.errorType}: ${answer.errorMessage}`, errorType } = answer;
        const done = errorType === undefined;
        if (done) expect(asked === 1 ? [outcome] : [outcome, 'unchanged']).toContain(said);
        const actor = 'unverified: om@terminal';
        return { done, said, told: { by: 'approvers', alone: true, change, userId, actor, answer } };
      },
      expectDone: async (where) => {
        const events = await storedEvents(company, 'approvers');
        // Beside what the company's people were given before.
        const changes = events.map(({ action }) => action).filter((action) => action !== 'approver_found');
        expect(changes, where).toEqual([`approver_${outcome}`]);
      },
    };
  },
}));
