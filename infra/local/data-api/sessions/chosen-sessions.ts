import { freshSessions, pooledSessions, type Sessions } from './pool.ts';

/** Fresh for every call, or pooled as in AWS, where each finds what others left. */
export type SessionKind = 'fresh' | 'pooled';

const KINDS: Readonly<Record<SessionKind, () => Sessions>> = { fresh: freshSessions, pooled: pooledSessions };

const isKind = (name: string): name is SessionKind => Object.hasOwn(KINDS, name);

/** The kind that is asked for, else the one that PAYOUT_SESSIONS names. */
export const chosenSessions = (
  asked: SessionKind | undefined,
  env: NodeJS.ProcessEnv = process.env,
): Sessions => {
  const name = asked ?? (env['PAYOUT_SESSIONS'] || 'fresh');
  if (isKind(name)) return KINDS[name]();
  throw new Error(`PAYOUT_SESSIONS is ${name}: expected fresh or pooled.`);
};
