import { describe, expect, it } from 'vitest';
import { problemFor } from '../../../functions/approval/http/problem-for.ts';
import { asOpsFailure } from '../../../functions/ops/call/as-ops-failure.ts';
import { asRunFailure } from '../../../functions/payout/runs/as-run-failure.ts';
import { databaseFailure } from '../../../shared/aws/database-failure.ts';
import { expired } from '../aws/sdk-errors.ts';

const failure = databaseFailure(expired(), 'SELECT 1');

describe('credentials that have expired are told as that, not as a fault of the database', () => {
  it.each([
    { by: 'a run', told: asRunFailure(failure) },
    { by: 'the ops function', told: asOpsFailure(failure) as Error },
  ])('by $by', ({ told }) => {
    expect(told).toMatchObject({
      name: 'DatabaseUnavailable',
      message: expect.stringMatching(
        /^AWS did not take the credentials .*\(ExpiredTokenException during "SELECT 1": /,
      ),
    });
  });

  it('by the API: tell whoever operates it', () => {
    const { type, message } = problemFor(failure);
    expect({ type, message }).toEqual({
      type: 'database-resuming',
      message: expect.stringContaining("AWS does not take the API's credentials just now. Tell"),
    });
  });
});
