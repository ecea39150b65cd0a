import { expect } from 'vitest';
import type { RecordedCall } from '../../../infra/local/data-api/faults/recorded-calls.ts';
import { measureFunctionMemory } from '../../support/function-memory.ts';
import type { Answer, PayoutStack } from '../../support/payout-stack.ts';
import { type Samples, sideBySide } from '../side-by-side.ts';
import { atRest } from './at-rest.ts';
import { bareClaim } from './bare-claim.ts';
import type { Peer } from './peers-at.ts';
import { byPhase, type Phase } from './phases.ts';
import { rowByRow } from './row-by-row.ts';
import { rowsExamined } from './rows-examined.ts';
import { sendStraight, statementsSent } from './straight.ts';
import { undoRuns } from './undo-runs.ts';

export type Measured = {
  readonly milliseconds: Partial<Samples<Peer>>;
  /** Of a run of ours. */
  readonly calls: number;
  readonly requestBytes: number;
  readonly rowsExamined: number;
  /** The most that its process held, from its start to its answer; of a run that is not timed. */
  readonly peakMegabytes: number;
  /** Of the last round, sent straight; none where that is no peer. */
  readonly phases: readonly (readonly [Phase, number])[];
  /** Of the row-by-row peers. */
  readonly roundTrips: Readonly<Record<'plain' | 'reserving', number>>;
};

export type Ledger = {
  readonly company: PayoutStack;
  readonly approved: number;
  /** The last ids of before any run. */
  readonly beforeId: Readonly<Record<string, number>>;
};

/** By a function that starts anew, as the daily one does. */
const run = async ({ company, approved }: Ledger): Promise<Answer> => {
  const answer = await company.invoke({ force: true });
  expect(answer).toMatchObject({ outcome: 'created', totalRecords: approved });
  return answer;
};

/** Of a call's body, without what every call says. */
const bytesOf = ({ sql, parameters }: RecordedCall): number =>
  JSON.stringify({ sql, parameters }, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  ).length;

const itemsMade = async ({ company: { sql }, approved }: Ledger): Promise<void> =>
  expect(
    (await sql('SELECT COUNT(*) AS n FROM mlm_payout_batch_items WHERE status = ?', ['pending']))[0],
  ).toEqual({
    n: approved,
  });

type RoundTrips = Record<'plain' | 'reserving', number>;
type Phases = Measured['phases'];

/** What each of them does, and what is known of the last time that it did. */
const waysOf = (ledger: Ledger, statements: readonly string[]) => {
  const { company } = ledger;
  const last: { phases: Phases; readonly roundTrips: RoundTrips } = {
    phases: [],
    roundTrips: { plain: 0, reserving: 0 },
  };
  const ways: Readonly<Record<Peer, () => Promise<unknown>>> = {
    ours: () => run(ledger),
    straight: async () => {
      last.phases = byPhase(statements, await sendStraight(company, statements));
    },
    'bare claim': () => bareClaim(company),
    'row by row': async () => {
      last.roundTrips.plain = await rowByRow(company, false);
    },
    'row by row, reserving': async () => {
      last.roundTrips.reserving = await rowByRow(company, true);
    },
  };
  return { ways, last };
};

/** A run of ours beside others that make items of the same commissions, on the same server, round by round. */
export const measurePeers = async (
  ledger: Ledger,
  rounds: number,
  peers: readonly Peer[],
): Promise<Measured> => {
  const { company, beforeId } = ledger;
  const { calls } = company.stack.dataApi;
  const prepare = async () => {
    await undoRuns(company, beforeId);
    await atRest(company);
    await company.stack.lambda.kill('payout');
  };
  await prepare();
  calls.reset();
  const before = await rowsExamined(company);
  const { peak } = await measureFunctionMemory('payout', () => run(ledger));
  const examined = (await rowsExamined(company)) - before;
  const sent = calls.all.map(bytesOf);
  const { ways, last } = waysOf(ledger, statementsSent(company));
  const chosen = Object.fromEntries(peers.map((peer) => [peer, ways[peer]]));
  const milliseconds = await sideBySide(rounds, prepare, chosen);
  await itemsMade(ledger);
  return {
    ...last,
    milliseconds,
    calls: sent.length,
    requestBytes: sent.reduce((sum, bytes) => sum + bytes, 0),
    rowsExamined: examined,
    peakMegabytes: peak,
  };
};
