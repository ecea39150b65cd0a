import * as fc from 'fast-check';
import {
  abort,
  bankPaidLate,
  begin,
  drop,
  dryRun,
  failures,
  forced,
  pay,
  returned,
  vote,
} from './drawn-actions.ts';
import { drifting, one, owed, voted, yes } from './drawn-stories.ts';

const newestDrifts = drifting.map((drawn) => ({ ...drawn, commission: -1, held: 'no' as const }));
const farahs = { who: 'farah' as const, batch: 0 };
const begun = begin.map((drawn) => ({ ...drawn, ...farahs }));
const withoutDrifted = begun.map((drawn) => ({ ...drawn, leaveOut: 'drifted' as const, payHeld: [] }));
const recorded = pay.map((drawn) => ({ ...drawn, ...farahs }));
const failedOne = recorded.map((drawn) => ({ ...drawn, failed: [1], drifted: null, reference: true }));
const lateOf = (back: number) =>
  bankPaidLate.map((drawn) => ({ ...drawn, who: 'farah' as const, batch: back, items: [1] }));
const backOf = (back: number) =>
  returned.map((drawn) => ({ ...drawn, who: 'farah' as const, batch: back, items: [1] }));
const againOf = (back: number) => backOf(back).map((drawn) => ({ ...drawn, payAgain: true }));
/** Who approved it is no approver any more, or not even a user. */
const lapse = fc.constantFrom(
  { kind: 'remove approver' as const, who: 'bimal' as const },
  { kind: 'delete user' as const, who: 'chitra' as const },
);
const approved = (key: string) =>
  [fc.tuple(owed, owed), fc.tuple(one(key)), ...voted('bimal', 'chitra')] as const;

/** What a bank does, in the order in which it does it: pays, fails, pays late, sends back; and the host in between. */
export const banking = fc.oneof(
  fc.tuple(...approved('k15'), fc.tuple(begun), fc.tuple(drifting, failures), fc.tuple(recorded, drifting)),
  fc.tuple(
    ...approved('k16'),
    fc.tuple(begun, drifting),
    fc.tuple(abort, recorded),
    fc.tuple(recorded, begun),
  ),
  fc.tuple(
    ...[...approved('k17'), fc.tuple(failedOne), fc.tuple(one('k18'))],
    ...[fc.tuple(lateOf(1), fc.oneof(vote, drop)), fc.tuple(drop, vote), fc.tuple(backOf(1))],
  ),
  fc.tuple(
    ...[...approved('k19'), fc.tuple(failedOne), fc.tuple(one('k20')), ...voted('bimal', 'chitra')],
    ...[fc.tuple(begun, lateOf(1)), fc.tuple(fc.oneof(recorded, failedOne), lateOf(1))],
    ...[fc.oneof(fc.tuple(backOf(0), backOf(1)), fc.tuple(againOf(0))), fc.tuple(forced)],
  ),
  fc.tuple(...approved('k21'), fc.tuple(recorded), fc.tuple(backOf(0), backOf(0)), fc.tuple(forced, dryRun)),
  fc.tuple(
    ...[fc.tuple(owed, owed), fc.tuple(one('k22')), fc.tuple(drifting, vote), fc.tuple(drop, vote)],
    ...[fc.tuple(yes, vote), fc.tuple(fc.oneof(begun, recorded)), fc.tuple(recorded, lateOf(0))],
  ),
  fc.tuple(
    ...[...approved('k23'), fc.tuple(newestDrifts), fc.tuple(withoutDrifted), fc.tuple(forced)],
    ...[fc.tuple(fc.oneof(abort, recorded), drifting), fc.tuple(recorded)],
  ),
  fc.tuple(...approved('k24'), fc.tuple(withoutDrifted), fc.tuple(lapse), fc.tuple(recorded)),
);
