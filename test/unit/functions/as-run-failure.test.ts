import { describe, expect, it } from 'vitest';
import { asRunFailure } from '../../../functions/payout/runs/as-run-failure.ts';
import { DatabaseFailure, type DatabaseFailureKind } from '../../../shared/aws/database-failure.ts';
import {
  DatabaseUnavailable,
  InvalidInput,
  RunFailed,
  RunInProgress,
  SchemaMismatch,
  SettingsInvalid,
} from '../../../shared/domain/basics/failures.ts';

/** One row per kind: the compiler asks for the next one. */
const STABLE: Readonly<Record<DatabaseFailureKind, { readonly name: string; readonly advice: RegExp }>> = {
  resuming: { name: 'DatabaseUnavailable', advice: /run again in a minute/ },
  not_run: { name: 'DatabaseUnavailable', advice: /throttled/ },
  unknown_outcome: { name: 'DatabaseUnavailable', advice: /run again with the same run key/ },
  access: {
    name: 'DatabaseUnavailable',
    advice: /check the function's secret, its database user and grants/,
  },
  credentials: {
    name: 'DatabaseUnavailable',
    advice: /AWS did not take the credentials of the payout function/,
  },
  schema: { name: 'SchemaMismatch', advice: /run the migrations of this version/ },
  deadlock: { name: 'RunFailed', advice: /run again/ },
  lock_wait: { name: 'RunFailed', advice: /run again/ },
  statement_timeout: { name: 'RunFailed', advice: /smaller maxItems/ },
  transaction_gone: { name: 'RunFailed', advice: /run again with the same run key/ },
  duplicate: { name: 'RunFailed', advice: /look at the message/ },
  algorithm: { name: 'RunFailed', advice: /look at the message/ },
  unfit: { name: 'SchemaMismatch', advice: /cannot hold what is written there/ },
  other: { name: 'RunFailed', advice: /look at the message/ },
};

describe('asRunFailure', () => {
  it.each(Object.entries(STABLE))('a database failure of kind %s', (kind, { name, advice }) => {
    const cause = new DatabaseFailure(kind as DatabaseFailureKind, 'X during "SELECT 1": why', undefined);
    const failure = asRunFailure(cause);
    expect(failure.name).toBe(name);
    expect(failure.message).toMatch(advice);
    expect(failure.message).toContain('(X during "SELECT 1": why)');
    expect(failure.cause).toBe(cause);
  });

  it.each([InvalidInput, SettingsInvalid, RunInProgress, DatabaseUnavailable, SchemaMismatch, RunFailed])(
    'leaves $name as it is',
    (Failure) => {
      const failure = new Failure('as it was');
      expect(asRunFailure(failure)).toBe(failure);
      expect(failure.name).toBe(Failure.name);
    },
  );

  it.each([
    {
      given: 'any other error',
      thrown: new TypeError('x is undefined'),
      message: 'x is undefined',
    },
    { given: 'what is no error', thrown: 'a text', message: 'a text' },
  ])('$given is RunFailed', ({ thrown, message }) => {
    const failure = asRunFailure(thrown);
    expect(failure).toBeInstanceOf(RunFailed);
    expect(failure.message).toBe(message);
    expect(failure.cause).toBe(thrown);
  });
});
