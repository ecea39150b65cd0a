import { inject } from 'vitest';

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
