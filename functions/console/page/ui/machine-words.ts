const MACHINES: ReadonlyMap<string, string> = new Map([
  ['worker', 'the payout system'],
  ['expiry', 'the payout system'],
  ['time', 'the payout system'],
  ['restore', 'the payout system'],
  ['deploy', 'a deploy'],
  ['outside', 'somebody outside of this system'],
  ['local stack', 'the local stack'],
]);

/** Who acted in the audit trail where it was nobody with a sign-in, as people call it; undefined where it was somebody. */
export const machineWords = (actor: string): string | undefined =>
  actor.startsWith('schedule ') ? 'the schedule' : MACHINES.get(actor);
