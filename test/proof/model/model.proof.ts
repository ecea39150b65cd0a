import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { givenCompany } from '../../support/given.ts';
import { ISOLATION_LEVELS, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople } from '../../support/people.ts';
import { tried } from '../tried.ts';
import { type Clients, signInAll } from './clients.ts';
import { drawnHistory } from './drawn-history.ts';
import { findFailure } from './find-failure.ts';
import { playHistory } from './play-history.ts';

const { seed, histories } = inject('proof');
/** Should the one that dies leave a transaction open, the others are not kept waiting for long. */
const IDLE_MILLISECONDS = 3_000;

/** Told on the way, for thousands take an hour. */
const TOLD_EACH = 100;

let played = 0;
afterAll(() => tried('histories', played));

/** Under each level; and in sessions that others have used, which bring a level of their own. */
const WORLDS = [
  ...ISOLATION_LEVELS.map((isolation) => ({ name: isolation, isolation })),
  { name: 'pooled sessions', isolation: 'READ-COMMITTED', sessions: 'pooled' },
] as const;

describe.concurrent.each(WORLDS)('under $name', ({ name, ...world }) => {
  let clients: Clients;
  beforeAll(async () => {
    const company = await startPayoutStack({ ...world, idleMilliseconds: IDLE_MILLISECONDS });
    await givenCompany(company);
    await givenPeople(company);
    const [writer, holder] = await Promise.all([company.connect(), company.connect()]);
    clients = { company, as: await signInAll(company), writer, holder };
  });
  afterAll(async () => {
    await Promise.all([clients.writer.end(), clients.holder.end()]);
    await clients.company.discard();
  });

  it('whatever people, runs and the host do at once, some order of it explains every answer and all tables', async () => {
    const share = Math.ceil(histories / WORLDS.length);
    const failure = await findFailure(drawnHistory(), { seed, numRuns: share }, async (history) => {
      played += 1;
      if (played % TOLD_EACH === 0) console.log(`${played} of ${histories} histories`);
      await playHistory(clients, history);
    });
    if (failure) throw new Error(`${name}, ${failure}`);
  });
});
