import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import { expectInvalid, parse } from './expect-invalid.ts';

const WINDOW_END =
  'expected a date YYYY-MM-DD or an instant with offset such as 2026-11-22T00:00:00+05:30, from 1970-01-02 to 2037-12-31';
const AMOUNT = 'expected a decimal string ≥ 0 with at most two decimals, such as "100000.00"';
const MAX_ITEMS = 'expected a whole number from 0 to 10000000 (0 = no cap)';
const APPROVALS = 'expected a whole number from 1 to 50';
const REFERENCE = 'expected 1 to 40 letters, digits, ".", "_" or "-"';
const RUN_KEY = 'expected 1 to 190 ASCII characters without spaces';

const each = (field: string, expected: string, values: readonly unknown[]) =>
  values.map((value) => ({
    given: `${field} ${JSON.stringify(value)}`.slice(0, 60),
    payload: { [field]: value },
    message: `${field} is ${JSON.stringify(value)}: ${expected}`,
  }));

describe('a field that does not fit', () => {
  it.each([
    ...each('dryRun', 'expected true or false', ['true', 1, 0, null, 'yes', {}]),
    ...each('force', 'expected true or false', ['false', 1, null, []]),
    ...each('dateFrom', WINDOW_END, [
      '',
      '0',
      'yesterday',
      '22/11/2026',
      '2026-11-22T00:00:00',
      '2026-02-30',
      '2026-13-01',
    ]),
    ...each('dateFrom', WINDOW_END, [
      '2026-11-22 00:00:00',
      '2027-02-29',
      20_261_122,
      null,
      {},
      ['2026-11-22'],
      "'; DROP TABLE users",
    ]),
    ...each('dateTo', WINDOW_END, [
      '1970-01-01',
      '2038-01-01',
      '9999-12-31',
      '0000-01-01',
      '2037-12-31T23:59:59-00:01',
      '2026-11-22T24:00:00Z',
    ]),
    ...each('lookbackDays', 'expected a whole number from 0 to 3650 (0 = no lower bound)', [
      '7',
      -3,
      3651,
      0.5,
      null,
      [7],
      { days: 7 },
    ]),
    ...each('minAmount', AMOUNT, [
      100_000,
      0,
      '1.005',
      '-5',
      '1,00,000',
      '1e5',
      'abc',
      '',
      ' 1',
      '₹5',
      'NaN',
      null,
      ['5'],
      '12345678901234',
    ]),
    ...each('maxItems', MAX_ITEMS, ['250', -5, 1.5, 10_000_001, 1e300, '7xyz', 'NaN', null, {}, []]),
    ...each('requiredApprovals', APPROVALS, [0, 51, 300, -1, '2', 1.5, null]),
    ...each('batchReference', REFERENCE, [
      '',
      'x'.repeat(41),
      'AUTO 1',
      '<img src=x>',
      'a/b',
      'ऑटो',
      'x\n',
      7,
      null,
    ]),
    ...each('intervalHours', 'expected a whole number from 0 to 87600 (0 = no guard)', [
      '24',
      -1,
      87_601,
      0.5,
      null,
    ]),
    ...each('runKey', RUN_KEY, ['', 'two words', 'x'.repeat(191), 'रन', 'a\tb', 'x\n', 7, null]),
    ...each('requestedBy', 'expected 1 to 120 characters, none of them control characters', [
      '',
      '   ',
      'x'.repeat(121),
      'a\nb',
      '\ud800',
      7,
      null,
    ]),
  ])('$given is named with its value and what was expected', ({ payload, message }) => {
    expectInvalid(payload, message);
  });

  it('NaN, which JSON does not have, is refused all the same', () => {
    expectInvalid({ maxItems: Number.NaN }, MAX_ITEMS);
  });

  it('is named once, though it breaks several rules; and so is every other one', () => {
    expect(() => parse({ maxItems: 1e300, requiredApprovals: 300 })).toThrow(
      new InvalidInput(`maxItems is 1e+300: ${MAX_ITEMS}; requiredApprovals is 300: ${APPROVALS}`),
    );
  });

  it('is cut short where it is long', () => {
    expect(() => parse({ batchReference: 'x'.repeat(100_000) })).toThrow(
      /^batchReference is "x{199}…: expected 1 to 40 letters/,
    );
  });
});
