import { setTimeout as wait } from 'node:timers/promises';
import { dataApiClients } from '../../../shared/aws/data-api-client.ts';
import { PATIENT } from '../../../shared/aws/patience.ts';
import type { TransactionDeps } from '../../../shared/aws/transaction.ts';
import { CliFailure } from '../terminal/cli-failure.ts';
import { notAskedAtAll } from './not-asked-at-all.ts';
import { askProbe } from './probe/ask-probe.ts';
import type { Probe } from './probe/probe.ts';
import type { ProbeResult } from './probe/probe-result.ts';
import { createSchema } from './scratch/create-schema.ts';
import { type DataApi, openDataApi } from './scratch/data-api.ts';
import { dropLeftovers } from './scratch/drop-leftovers.ts';
import { dropSchema, type Scratch, type Waits } from './scratch/scratch.ts';
import type { SmokeTarget } from './smoke-target.ts';

export type Smoke = {
  readonly target: SmokeTarget;
  readonly schema: string;
  readonly username: string;
  readonly probes: readonly Probe[];
  readonly waits: Waits;
  readonly signal: AbortSignal;
  /** Told of each answer as it comes. */
  readonly onResult: (result: ProbeResult) => void;
};

const never = new AbortController().signal;

const create = async (smoke: Smoke, deps: TransactionDeps, api: DataApi): Promise<void> => {
  try {
    await createSchema(deps, api);
  } catch (error) {
    throw error instanceof CliFailure ? error : notAskedAtAll(smoke.target.where, error);
  }
};

const interrupted = ({ signal, probes }: Smoke, asked: number): CliFailure =>
  new CliFailure(
    'Interrupted',
    `${signal.reason instanceof Error ? signal.reason.message : 'stopped'} after ${asked} of ${probes.length} questions`,
    ['What was made is dropped. Run this again to ask all of them.'],
  );

const askAll = async (smoke: Smoke, scratch: Scratch): Promise<ProbeResult[]> => {
  const results: ProbeResult[] = [];
  for (const probe of smoke.probes) {
    const result = await askProbe(probe, scratch, smoke.signal).catch((error: unknown) => {
      throw smoke.signal.aborted ? interrupted(smoke, results.length) : error;
    });
    results.push(result);
    smoke.onResult(result);
  }
  return results;
};

const scratchOf = (smoke: Smoke, deps: TransactionDeps, steady: DataApi): Scratch => ({
  schema: smoke.schema,
  username: smoke.username,
  api: openDataApi(deps.clients.once, deps.target, smoke.signal),
  steady,
  deps,
  sleep: async (milliseconds) => void (await wait(milliseconds, undefined, { signal: smoke.signal })),
  waits: smoke.waits,
  leftovers: new Set([dropSchema(smoke.schema)]),
});

/** Makes the scratch schema, asks, and drops it whatever happened. */
export const runSmoke = async (smoke: Smoke): Promise<ProbeResult[]> => {
  const { resourceArn, secretArn, address } = smoke.target;
  const clients = dataApiClients(address);
  const sleep = async (milliseconds: number): Promise<void> => void (await wait(milliseconds));
  const deps: TransactionDeps = {
    clients,
    target: { resourceArn, secretArn, database: smoke.schema },
    sleep,
    patience: PATIENT,
  };
  // What makes and drops the schema is not given up half-way.
  const steady = openDataApi(clients.once, deps.target, never);
  const scratch = scratchOf(smoke, deps, steady);
  await create(smoke, deps, steady);
  try {
    return await askAll(smoke, scratch);
  } finally {
    await scratch.api.rollBackAll();
    await dropLeftovers(steady, sleep, scratch.leftovers);
    for (const client of Object.values(clients)) client.destroy();
  }
};
