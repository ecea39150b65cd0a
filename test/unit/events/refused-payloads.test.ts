import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import { expectInvalid, parse } from './expect-invalid.ts';

const scheduled = { trigger: 'schedule', scheduleName: 'nightly', scheduledTime: '2026-11-22T20:30:00Z' };
const ruleEvent = {
  source: 'aws.events',
  time: '2026-11-22T20:30:00Z',
  resources: ['arn:aws:events:r:1:rule/nightly'],
};

const INSTANT = 'expected an instant such as 2026-11-22T20:30:00Z, from 1970-01-02 to 2037-12-31';
const RULE = 'expected the ARN of one EventBridge rule';

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
