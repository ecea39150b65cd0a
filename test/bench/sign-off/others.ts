import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../../support/api-client.ts';
import { givenBatch, type MadeBatch } from '../../support/people.ts';
import { approve, withdraw } from '../../support/sign-off.ts';
import type { Desk } from './desk.ts';
import { askRightly } from './measure-act.ts';

type Other = 'me' | 'list' | 'vote on another batch';

/** Milliseconds of each, round by round. */
export type Waits = Readonly<Record<Other, readonly number[]>>;

/** Three approvers in turn stay below what the API allows one person in a minute. */
const PAUSE_MILLISECONDS = 150;
/** Votes look through the stream of their batch: with one batch alone, each would take longer than the one before. */
const BATCHES = 8;
/** Never enough of them: the batches stay pending. */
const APPROVALS = { requiredApprovals: 50 };

/** People who have nothing to do with what is measured, at their own work. */
export const openOthers = async ({ company, as }: Desk) => {
  const batches: MadeBatch[] = [];
  while (batches.length < BATCHES) batches.push(await givenBatch(company, [{}, {}, {}], APPROVALS));
  const voters: readonly ApiClient[] = [as.asha, as.bimal, as.chitra];
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const round = async (voter: ApiClient, batch: MadeBatch): Promise<Readonly<Record<Other, number>>> => {
    const waits = {
      me: await timed(() => askRightly({ ask: () => as.vani.get('/api/me') })),
      list: await timed(() => askRightly({ ask: () => as.vani.get('/api/batches?limit=100') })),
      'vote on another batch': await timed(() =>
        askRightly({ ask: () => approve(voter, batch), comesTo: 'recorded' }),
      ),
    };
    await askRightly({ ask: () => withdraw(voter, batch), comesTo: 'recorded' });
    await sleep(PAUSE_MILLISECONDS);
    return waits;
  };
  return {
    /** Round after round, as long as it goes on. */
    work: async (goesOn: (rounds: number) => Promise<boolean>): Promise<Waits> => {
      const rounds: Readonly<Record<Other, number>>[] = [];
      while (await goesOn(rounds.length)) {
        const [voter, batch] = [voters[rounds.length % voters.length], batches[rounds.length % BATCHES]];
        if (voter && batch) rounds.push(await round(voter, batch));
      }
      const of = (other: Other) => rounds.map((each) => each[other]);
      return { me: of('me'), list: of('list'), 'vote on another batch': of('vote on another batch') };
    },
  };
};
