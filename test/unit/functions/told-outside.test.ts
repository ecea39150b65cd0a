import { describe, expect, it } from 'vitest';
import { asRunFailure } from '../../../functions/payout/runs/as-run-failure.ts';
import { databaseFailure } from '../../../shared/aws/database-failure.ts';
import { toldOutside } from '../../../shared/domain/runs/told-outside.ts';

const refusedByDatabase = (text: string) =>
  asRunFailure(databaseFailure(new Error(text), 'UPDATE mlm_settings SET x (')).message;

describe('toldOutside', () => {
  it.each(['why', "Unknown column 'x' in 'field list'", 'one (of two)\nlines; Error code: 1054'])(
    'leaves what happened and what to do, not what the database said: %j',
    (text) => {
      expect(toldOutside(refusedByDatabase(text))).toBe(
        'the database did not answer; check that the cluster is up, then run again with the same run key',
      );
    },
  );

  it('leaves our own words as they are', () => {
    const said =
      'batch OLD-1 (and 3 more) was never adopted: infra/cli/payouts adopt (functions/migrate/README.md)';
    expect(toldOutside(said)).toBe(said);
  });
});
