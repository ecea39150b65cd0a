import { describe, expect, it } from 'vitest';
import { functionFailure } from '../../../infra/cli/run/function-failure.ts';

const failure = (errorType: string, errorMessage: string, dryRun = false) =>
  functionFailure(JSON.stringify({ errorType, errorMessage, trace: [] }), dryRun, 'REPEAT');

describe('an error of the function', () => {
  it.each([
    ['SettingsInvalid', /Correct the setting/],
    ['RunInProgress', /Another run is at work/],
    ['DatabaseUnavailable', /When that is mended.*finishes the run, or tells/],
    ['SchemaMismatch', /Apply the migrations/],
    ['RunFailed', /When the cause is removed/],
    ['Sandbox.Timedout', /stopped without telling.*finishes it, or tells/],
    ['Runtime.ExitError', /stopped without telling/],
  ])('%s says what to do, with the command', (errorType, says) => {
    const { message, advice } = failure(errorType, 'x is "y"');
    expect(message).toBe('x is "y"');
    expect(advice).toEqual([expect.stringMatching(says), '  REPEAT']);
  });

  it('InvalidInput names flags, but leaves values alone', () => {
    const said = failure(
      'InvalidInput',
      'batchReference is "maxItems": a batch of that reference exists; give lookbackDays 0',
    );
    expect(said.message).toBe(
      '--batch-reference is "maxItems": a batch of that reference exists; give --lookback-days 0',
    );
    expect(said.advice).toEqual(['This command made no batch.']);
  });

  it('of a dry run never sends anybody looking for a batch', () => {
    expect(failure('Sandbox.Timedout', 'late', true).advice[0]).toMatch(/A dry run writes nothing/);
  });

  it('that is no JSON is shown as it is', () => {
    expect(functionFailure('<html>', false, 'REPEAT')).toMatchObject({
      errorType: 'FunctionError',
      message: '<html>',
    });
  });
});
