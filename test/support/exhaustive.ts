import { inject } from 'vitest';
import { ISOLATION_LEVELS, type IsolationLevel } from './payout-stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether matrices are tried whole (`npm run proof -- exhaustive`) or by a case that stands for them. */
    exhaustive: boolean;
  }
}

export const isExhaustive = (): boolean => inject('exhaustive');

/** Every case, or those few that stand for all where people wait for the suites. */
export const everyOr = <Case>(every: readonly Case[], few: readonly NoInfer<Case>[]): readonly Case[] =>
  isExhaustive() ? every : few;

/** What holds under REPEATABLE READ, where a plain first read loses what others commit, is the harder to hold. */
export const levelsTried = (): readonly IsolationLevel[] => everyOr(ISOLATION_LEVELS, ['REPEATABLE-READ']);
