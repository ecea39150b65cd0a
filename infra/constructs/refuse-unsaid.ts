const SAYS = {
  notices:
    'who is mailed notices: -c notices="admin=ADDRESS,ADDRESS;finance=ADDRESS;approver=ADDRESS", or -c notices=none',
  alarmEmail: 'who is mailed alarms: -c alarmEmail=ADDRESS, or -c alarmEmail=none',
  runs: 'whether the schedule makes batches: -c runs=on, or -c runs=off while another script still makes them',
} as const;

/**
 * Production says all of it each time: a forgotten `-c` would take a subscription away, or turn a schedule on, and
 * nobody would hear of it.
 */
export function refuseUnsaid(said: Readonly<Record<keyof typeof SAYS, string | undefined>>): void {
  const unsaid = Object.entries(SAYS).filter(([key]) => said[key as keyof typeof SAYS] === undefined);
  if (unsaid.length === 0) return;
  throw new Error(
    [
      'a stack with clusterArn is production, and must be told what a forgotten -c would change unseen. Missing:',
      ...unsaid.map(([key, words]) => `  ${key}: ${words}`),
      'Keep them in the context of cdk.json, so that every deploy says the same (infra/README.md, Deploy).',
    ].join('\n'),
  );
}
