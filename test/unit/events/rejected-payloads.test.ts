import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../shared/domain/failures.ts';
import { parsePayoutRequest } from '../../../shared/events/parse-payout-request.ts';

const parse = (payload: unknown) => parsePayoutRequest(payload, 'request-1');
const scheduled = { trigger: 'schedule', scheduleName: 'nightly', scheduledTime: '2026-11-22T20:30:00Z' };
const ruleEvent = {
  source: 'aws.events',
  time: '2026-11-22T20:30:00Z',
  resources: ['arn:aws:events:r:1:rule/nightly'],
};

const WINDOW_END =
  'expected a date YYYY-MM-DD or an instant with offset such as 2026-11-22T00:00:00+05:30, from 1970-01-02 to 2037-12-31';
const AMOUNT = 'expected a decimal string ≥ 0 with at most two decimals, such as "100000.00"';
const MAX_ITEMS = 'expected a whole number from 0 to 10000000 (0 = no cap)';
const APPROVALS = 'expected a whole number from 1 to 50';
const REFERENCE = 'expected 1 to 40 letters, digits, ".", "_" or "-"';
const RUN_KEY = 'expected 1 to 190 ASCII characters without spaces';
const INSTANT = 'expected an instant such as 2026-11-22T20:30:00Z, from 1970-01-02 to 2037-12-31';
const RULE = 'expected the ARN of one EventBridge rule';

const each = (field: string, expected: string, values: readonly unknown[]) =>
  values.map((value) => ({
    given: `${field} ${JSON.stringify(value)}`.slice(0, 60),
    payload: { [field]: value },
    message: `${field} is ${JSON.stringify(value)}: ${expected}`,
  }));

const expectInvalid = (payload: unknown, message: string): void => {
  expect(() => parse(payload)).toThrow(InvalidInput);
  expect(() => parse(payload)).toThrow(message);
};

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

describe('a key that is not known', () => {
  it.each([
    { typed: 'dryrun', hint: 'did you mean dryRun?' },
    { typed: 'dry_run', hint: 'did you mean dryRun?' },
    { typed: 'max-items', hint: 'did you mean maxItems?' },
    { typed: 'maxItem', hint: 'did you mean maxItems?' },
    { typed: 'dateform', hint: 'did you mean dateFrom?' },
    { typed: 'scheduledTime', hint: 'expected one of dryRun, force, dateFrom' },
    { typed: '__proto__', hint: 'expected one of dryRun, force' },
    { typed: 'constructor', hint: 'expected one of dryRun, force' },
  ])('$typed: $hint', ({ typed, hint }) => {
    expectInvalid(JSON.parse(`{"${typed}": true}`), `"${typed}" is not a known key: ${hint}`);
  });

  it('a run key belongs to runs by hand; the schedule has its own', () => {
    expectInvalid({ ...scheduled, runKey: 'mine' }, '"runKey" is not a known key');
  });
});

describe('an event of EventBridge that is not whole', () => {
  it.each([
    {
      given: 'no name',
      payload: { trigger: 'schedule', scheduledTime: scheduled.scheduledTime },
      message: 'scheduleName is missing',
    },
    {
      given: 'no time',
      payload: { trigger: 'schedule', scheduleName: 'nightly' },
      message: `scheduledTime is missing: ${INSTANT}`,
    },
    {
      given: 'another trigger',
      payload: { ...scheduled, trigger: 'cron' },
      message: 'trigger is "cron": expected "schedule"',
    },
    {
      given: 'a name with spaces',
      payload: { ...scheduled, scheduleName: 'a b' },
      message: 'scheduleName is "a b": expected',
    },
    {
      given: 'a time that is none',
      payload: { ...scheduled, scheduledTime: 'soon' },
      message: `scheduledTime is "soon": ${INSTANT}`,
    },
    {
      given: 'a bare date',
      payload: { ...scheduled, scheduledTime: '2026-11-22' },
      message: `scheduledTime is "2026-11-22": ${INSTANT}`,
    },
    {
      given: 'a time beyond TIMESTAMP',
      payload: { ...scheduled, scheduledTime: '2038-01-19T03:14:08Z' },
      message: INSTANT,
    },
    {
      given: 'a rule without time',
      payload: { ...ruleEvent, time: undefined },
      message: `time is missing: ${INSTANT}`,
    },
    {
      given: 'a rule beyond TIMESTAMP',
      payload: { ...ruleEvent, time: '2050-01-01T00:00:00Z' },
      message: `time is "2050-01-01T00:00:00Z": ${INSTANT}`,
    },
    { given: 'no rule', payload: { ...ruleEvent, resources: [] }, message: `resources is []: ${RULE}` },
    {
      given: 'two rules',
      payload: { ...ruleEvent, resources: [...ruleEvent.resources, 'x'] },
      message: RULE,
    },
    {
      given: 'something else',
      payload: { ...ruleEvent, resources: ['arn:aws:s3:::bucket'] },
      message: `resources.0 is "arn:aws:s3:::bucket": ${RULE}`,
    },
    {
      given: 'a name that no key can hold',
      payload: { ...ruleEvent, resources: ['arn:aws:events:r:1:rule/रात'] },
      message: RULE,
    },
  ])('$given', ({ payload, message }) => {
    expectInvalid(payload, message);
  });

  it.each([
    { field: 'scheduledTime', payload: { ...scheduled, scheduledTime: '<aws.scheduler.scheduled-time>' } },
    { field: 'runKey', payload: { runKey: 'x-<aws.scheduler.execution-id>' } },
  ])('a placeholder that nobody replaced in $field', ({ field, payload }) => {
    expectInvalid(
      payload,
      `${field} is ${JSON.stringify(payload[field as keyof typeof payload])}: expected EventBridge Scheduler to have replaced it`,
    );
  });
});

describe('any JSON value', () => {
  const keys = fc.constantFrom(
    'trigger',
    'scheduleName',
    'scheduledTime',
    'source',
    'time',
    'resources',
    'dryRun',
    'dateFrom',
    'dateTo',
    'minAmount',
    'maxItems',
    'runKey',
    '__proto__',
    'toString',
  );
  const values = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      'schedule',
      'aws.events',
      '2026-11-22',
      '2026-11-22T20:30:00Z',
      '+275760-09-13T00:00:00.001Z',
      'nightly',
      true,
      5,
    ),
    fc.constant(['arn:aws:events:r:1:rule/nightly']),
  );
  const payloads = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(keys, values),
    fc.dictionary(fc.string(), fc.jsonValue()),
  );

  it.each([null, [], [{}], 'text', 7, true].map((payload) => ({ payload })))(
    '$payload is not an object',
    ({ payload }) => {
      expectInvalid(payload, `the payload is ${JSON.stringify(payload)}: expected a JSON object`);
    },
  );

  it('parses, or is InvalidInput, and nothing else', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        try {
          expect(parse(payload).runKey).toMatch(/^[\x21-\x7e]{1,190}$/);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInput);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
