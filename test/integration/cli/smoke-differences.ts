import { answer, type Otherwise, refusal } from './other-data-api.ts';

/** Other text in the answers to statements like this one. */
const replacing =
  (statement: RegExp, was: RegExp, is: string): Otherwise =>
  ({ sql }, reply) =>
    statement.test(sql) ? { ...reply, body: reply.body.replaceAll(was, is) } : reply;

/** Another answer altogether to statements like this one. */
const instead =
  (statement: RegExp, other: ReturnType<typeof answer>): Otherwise =>
  ({ sql }, reply) =>
    statement.test(sql) ? other : reply;

/** No error of this name: this answer. */
const insteadOf =
  (error: RegExp, other: ReturnType<typeof answer>): Otherwise =>
  (_, reply) =>
    error.test(`${reply.errorType} ${reply.body}`) ? other : reply;

const selected = answer({ numberOfRecordsUpdated: 0, records: [[{ longValue: 1 }]] });
const committed = answer({ transactionStatus: 'Transaction Committed' });
const syntax = refusal('DatabaseErrorException', 'You have an error; Error code: 1064; SQLState: 42000');

export type Difference = readonly [name: string, given: string, otherwise: Otherwise, observed: RegExp];

/** How AWS might behave otherwise, question by question. */
export const DIFFERENCES: readonly Difference[] = [
  ['server-settings', 'SHOW is refused', instead(/^SHOW/, syntax), /Error code: 1064/],
  [
    'server-settings',
    'SHOW gives no rows',
    replacing(/^SHOW/, /"records":.*\]\]/g, '"records":[]'),
    /^; local/,
  ],
  [
    'server-settings',
    'another time zone',
    replacing(/TIMESTAMPDIFF/, /"longValue":0/g, '"longValue":19800'),
    /plus 19800 s$/,
  ],
  [
    'session-leak',
    'it leaks',
    replacing(/^SHOW/, /"stringValue":"\d+"/g, '"stringValue":"61"'),
    /seen by 40 of 40/,
  ],
  [
    'session-leak',
    'it does not hold',
    replacing(/^SHOW/, /"stringValue":"\d+"/g, '"stringValue":"64"'),
    /does not hold/,
  ],
  [
    'bound-parameters',
    'LIMIT takes none',
    instead(/LIMIT :n/, syntax),
    /^LIMIT :n: "Database.* instead of "1,2"$/,
  ],
  ['bound-parameters', 'text is cut', replacing(/SELECT :text/, / ₹/g, ''), /instead of "it's /],
  [
    'exact-numbers',
    'digits are lost',
    replacing(/largest/, /9007199254740993/g, '9007199254740992'),
    /9007199254740992/,
  ],
  [
    'exact-numbers',
    'amounts are floats',
    replacing(/largest/, /"stringValue":"11810454.35"/g, '"doubleValue":11810454.35'),
    /a column of a type/,
  ],
  [
    'exact-numbers',
    'columns lose their names',
    replacing(/largest/, /"label":"rowCount"/g, '"label":"COUNT(*)"'),
    /"COUNT\(\*\)":"1"/,
  ],
  ['instants', 'the fraction is cut', replacing(/^SELECT at FROM/, /\.123456/g, '.123'), /03\.123;/],
  [
    'instants',
    'they come in another zone',
    replacing(/^SELECT at AS/, /01:02:03/g, '06:32:03'),
    /seconds: 1795300200/,
  ],
  [
    'instants',
    'seconds have a fraction',
    replacing(/^SELECT at AS/, /1795300200/g, '1795300200.5'),
    /ZodError|seconds/,
  ],
  [
    'json-column',
    'it is no text of an object',
    replacing(/^SELECT payload/, /"stringValue":.*\}\]\]/g, '"stringValue":"x"}]]'),
    /^x of/,
  ],
  ['json-column', 'it cannot be bound', instead(/INSERT INTO jsonic/, syntax), /1064/],
  [
    'generated-fields',
    'there are none',
    replacing(/INSERT INTO numbered/, /\[\{"longValue":42\}\]/g, '[]'),
    /^returned nothing, the row has 42$/,
  ],
  ['claim', 'it is refused', instead(/^INSERT INTO mlm_payout_batch_items/, syntax), /^the claim: .*1064/],
  [
    'claim',
    'it counts otherwise',
    replacing(
      /^INSERT INTO mlm_payout_batch_items/,
      /"numberOfRecordsUpdated":2/g,
      '"numberOfRecordsUpdated":0',
    ),
    /^claim counted 0, marker 2/,
  ],
  ['claim', 'the marker is refused', instead(/SET l\.payout_batch_id/, syntax), /^the marker: .*1064/],
  ['settlement', 'JSON_TABLE is refused', instead(/JSON_TABLE/, syntax), /^left out: .*1064/],
  [
    'settlement',
    'each row of a join is counted',
    replacing(/SET l\.status = 'paid'/, /"numberOfRecordsUpdated":2/g, '"numberOfRecordsUpdated":4'),
    /, differing 1, their commissions 4, /,
  ],
  ['update-counts', 'changed rows', replacing(/^UPDATE counted/, /:1/g, ':0'), /^changed: 0/],
  ['constraint-errors', 'CHECK refuses nothing', insteadOf(/3819|4025/, answer({})), /^CHECK: accepted/],
  [
    'error-texts',
    'no number',
    (_, reply) => ({ ...reply, body: reply.body.replaceAll(/; Error code.*?SQLState: \w+/g, '') }),
    /Duplicate entry '1' for key '(erring\.)?PRIMARY' \|/,
  ],
  [
    'error-texts',
    'other words and numbers',
    insteadOf(/Error code: 1213/, refusal('DatabaseErrorException', 'Try again')),
    /taken for "other" instead of "deadlock"/,
  ],
  ['after-duplicate', 'it lives on', insteadOf(/TransactionNotFound/, selected), /^next statement: answered/],
  ['after-lock-wait', 'it lives on', insteadOf(/TransactionNotFound/, selected), /^next statement: answered/],
  [
    'commit-repeated',
    'it succeeds again',
    insteadOf(/TransactionNotFound/, committed),
    /repeated: Transaction Committed$/,
  ],
  ['parallel-calls', 'it waits', insteadOf(/still running/, selected), /^second call: answered/],
  [
    'ddl-commits',
    'the commit is refused',
    ({ operation }, reply) =>
      operation === 'CommitTransaction' ? refusal('TransactionNotFoundException', 'gone') : reply,
    /was committed; the commit after it: TransactionNotFound/,
  ],
  [
    'online-alter',
    'it is refused',
    instead(
      /UNIQUE KEY/,
      refusal('DatabaseErrorException', 'LOCK=NONE is not supported; Error code: 1846; SQLState: 0A000'),
    ),
    /^ALTER TABLE altered ADD UNIQUE.*1846/,
  ],
  [
    'locking-privileges',
    'UPDATE is not enough',
    instead(/^CALL/, refusal('DatabaseErrorException', 'denied; Error code: 1142; SQLState: 42000')),
    /SELECT and UPDATE: .*1142/,
  ],
  [
    'colon-in-text',
    'it is taken for a parameter',
    instead(/"at :noon"/, refusal('BadRequestException', 'Cannot find parameter: noon')),
    /in double quotes: BadRequest/,
  ],
  [
    'batch-atomic',
    'all is undone',
    replacing(/COUNT.*batched/, /"longValue":4/g, '"longValue":0'),
    /^0 of the first four/,
  ],
  ['json-format', 'it is rounded', replacing(/CAST/, /993/g, '992'), /992/],
];
