import type { Figure } from '../figure.ts';
import { median, medianAndSpread, ratios } from '../median.ts';
import { largestBatch } from './largest-batch.ts';
import { type Peer, peersAt, ROOMY_POOL } from './peers-at.ts';
import type { Measured } from './run-peers.ts';

export type RunAt = {
  readonly approved: number;
  readonly pool: string;
  readonly where: string;
};

type Target = Pick<Figure, 'atMost' | 'atLeast'>;

/** How long Lambda lets a function work. */
const LAMBDA_SECONDS_MAX = 900;

const LARGE = 100_000;
const MOST = 1_000_000;

/** Design §8: 20 calls up to 50,000 items, and three more for each further 50,000. */
const callsAtMost = (approved: number): number => 20 + 3 * Math.max(0, Math.ceil(approved / 50_000) - 1);

const toBareClaim = ({ approved, pool }: RunAt): Target => {
  if (pool !== ROOMY_POOL) return {};
  if (approved === LARGE) return { atMost: 4.2 };
  return approved === MOST ? { atMost: 3.5 } : {};
};

const toStraight = ({ approved, pool }: RunAt): Target =>
  approved >= LARGE && pool === ROOMY_POOL ? { atMost: 1.15 } : {};

const byRowToOurs = ({ approved, pool }: RunAt): Target => {
  if (approved === LARGE && pool === ROOMY_POOL) return { atLeast: 4 };
  return approved === MOST && pool !== ROOMY_POOL ? { atLeast: 1 } : {};
};

const afarToOurs = ({ approved, pool }: RunAt): Target =>
  approved === LARGE && pool === ROOMY_POOL ? { atLeast: 40 } : {};

/** What it would take where each round trip takes so much longer; really-waiting waits, at 1,000. */
const delayed = (milliseconds: readonly number[], roundTrips: number, each: number): readonly number[] =>
  milliseconds.map((time) => time + roundTrips * each);

export const nameOf = ({ approved, where }: RunAt): Pick<Figure, 'act' | 'of'> => ({
  act: 'run',
  of: `${approved.toLocaleString('en-IN')}, ${where}`,
});

/** Of one size on one server. */
export const runFigures = (at: RunAt, measured: Measured): readonly Figure[] => {
  const { calls, requestBytes, rowsExamined, roundTrips, phases } = measured;
  const name = nameOf(at);
  const measuredPeers = peersAt(at.approved, at.pool);
  const times = (peer: Peer): readonly number[] => measured.milliseconds[peer] ?? [];
  /** None where one of them was not measured. */
  const ratio = (
    of: readonly [Peer, Peer],
    measure: string,
    target: Target,
    waitMilliseconds = 0,
  ): readonly Figure[] => {
    if (!of.every((peer) => measuredPeers.includes(peer))) return [];
    const trips = (peer: Peer) => (peer === 'ours' ? calls : roundTrips.plain);
    const [one, other] = of.map((peer) => delayed(times(peer), trips(peer), waitMilliseconds));
    return [
      { ...name, measure, unit: 'times', ...medianAndSpread(ratios(one ?? [], other ?? [])), ...target },
    ];
  };
  const pace = largestBatch(at.approved, median(times('ours')), LAMBDA_SECONDS_MAX);
  return [
    ...measuredPeers.map(
      (peer): Figure => ({ ...name, measure: peer, unit: 'ms', ...medianAndSpread(times(peer)) }),
    ),
    ...phases.map(
      ([phase, value]): Figure => ({ ...name, measure: `of straight: ${phase}`, unit: 'ms', value }),
    ),
    ...ratio(['ours', 'bare claim'], '÷ bare claim', toBareClaim(at)),
    ...ratio(['ours', 'straight'], '÷ straight', toStraight(at)),
    ...ratio(['row by row', 'ours'], 'row by row ÷ ours', byRowToOurs(at)),
    ...ratio(['row by row, reserving', 'ours'], 'row by row, reserving ÷ ours', {}),
    ...ratio(['row by row', 'ours'], 'row by row ÷ ours, 0.5 ms a round trip', {}, 0.5),
    ...ratio(['row by row', 'ours'], 'row by row ÷ ours, 1 ms a round trip', afarToOurs(at), 1),
    { ...name, measure: 'pace', unit: 'rows a second', value: pace.rowsPerSecond },
    { ...name, measure: 'the largest that fits at this pace', unit: 'rows', value: pace.commissionsMax },
    { ...name, measure: 'Data API calls', unit: 'calls', value: calls, atMost: callsAtMost(at.approved) },
    { ...name, measure: 'sent to the Data API', unit: 'KB', value: requestBytes / 1_024 },
    { ...name, measure: 'rows examined, per commission', unit: 'rows', value: rowsExamined / at.approved },
  ];
};
