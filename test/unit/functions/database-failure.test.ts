import { describe, expect, it } from 'vitest';
import { databaseFailure } from '../../../shared/aws/database-failure.ts';

/** As the SDK throws what the service said: only that has a fault. */
const sdkError = (name: string, httpStatusCode: number | undefined, message = 'why'): Error =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode }, $fault: 'client' });

/** As it throws what it cannot read: a proxy's page, or half an answer. */
const unreadable = (httpStatusCode: number): Error =>
  Object.assign(new SyntaxError('Unexpected token \'<\', "<html>asha"... is not valid JSON'), {
    $metadata: { httpStatusCode },
  });

const kindOf = (error: unknown) => databaseFailure(error, 'SELECT 1').kind;

describe('the name of an error tells its kind', () => {
  it.each([
    { name: 'DatabaseResumingException', status: 400, kind: 'resuming' },
    { name: 'StatementTimeoutException', status: 400, kind: 'statement_timeout' },
    { name: 'TransactionNotFoundException', status: 404, kind: 'transaction_gone' },
    { name: 'NotFoundException', status: 404, kind: 'transaction_gone' },
    { name: 'AccessDeniedException', status: 403, kind: 'access' },
    { name: 'ForbiddenException', status: 403, kind: 'access' },
    { name: 'InvalidSecretException', status: 400, kind: 'not_run' },
    { name: 'SecretsErrorException', status: 400, kind: 'not_run' },
    { name: 'HttpEndpointNotEnabledException', status: 400, kind: 'access' },
    { name: 'DatabaseNotFoundException', status: 404, kind: 'access' },
    { name: 'ExpiredTokenException', status: 403, kind: 'credentials' },
    { name: 'ExpiredTokenException', status: 400, kind: 'credentials' },
    { name: 'UnrecognizedClientException', status: 403, kind: 'credentials' },
    { name: 'InvalidSignatureException', status: 403, kind: 'credentials' },
    { name: 'CredentialsProviderError', status: undefined, kind: 'credentials' },
    { name: 'DatabaseUnavailableException', status: 504, kind: 'unknown_outcome' },
    { name: 'ServiceUnavailableError', status: 503, kind: 'unknown_outcome' },
    { name: 'InternalServerErrorException', status: 500, kind: 'unknown_outcome' },
    { name: 'TimeoutError', status: undefined, kind: 'unknown_outcome' },
    { name: 'ValidationException', status: 400, kind: 'other' },
    { name: 'UnsupportedResultException', status: 400, kind: 'other' },
    { name: 'InvalidResourceStateException', status: 400, kind: 'not_run' },
  ])('$name ($status): $kind', ({ name, status, kind }) => {
    expect(kindOf(sdkError(name, status))).toBe(kind);
  });

  it.each([
    {
      given: 'a lost connection',
      thrown: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
    },
    { given: 'what is no error at all', thrown: 'socket hang up' },
    { given: 'half an answer', thrown: unreadable(200) },
    { given: "a proxy's refusal", thrown: unreadable(403) },
    { given: "a gateway's page", thrown: unreadable(502) },
  ])('$given leaves the outcome open', ({ thrown }) => {
    expect(kindOf(thrown)).toBe('unknown_outcome');
  });
});

describe('the text of a SQL error tells its kind', () => {
  it.each([
    { errno: 1213, kind: 'deadlock' },
    { errno: 1205, kind: 'lock_wait' },
    { errno: 1062, kind: 'duplicate' },
    { errno: 1044, kind: 'access' },
    { errno: 1045, kind: 'access' },
    { errno: 1142, kind: 'access' },
    { errno: 1143, kind: 'access' },
    { errno: 1049, kind: 'schema' },
    { errno: 1054, kind: 'schema' },
    { errno: 1146, kind: 'schema' },
    { errno: 1845, kind: 'algorithm' },
    { errno: 1846, kind: 'algorithm' },
    { errno: 4092, kind: 'algorithm' },
    { errno: 1290, kind: 'not_run' },
    { errno: 1836, kind: 'not_run' },
    { errno: 1053, kind: 'unknown_outcome' },
    { errno: 1927, kind: 'unknown_outcome' },
    { errno: 2006, kind: 'unknown_outcome' },
    { errno: 2013, kind: 'unknown_outcome' },
    ...[1264, 1267, 1292, 1300, 1366, 1406, 3854, 3988].map((errno) => ({ errno, kind: 'unfit' })),
    { errno: 3819, kind: 'other' },
    { errno: 4025, kind: 'other' },
  ])('error code $errno: $kind', ({ errno, kind }) => {
    const serverless2 = sdkError(
      'DatabaseErrorException',
      400,
      `Some text; Error code: ${errno}; SQLState: HY000`,
    );
    const serverless1 = sdkError(
      'BadRequestException',
      400,
      `Database error code: ${errno}. Message: some text`,
    );
    expect([kindOf(serverless2), kindOf(serverless1)]).toEqual([kind, kind]);
  });

  it.each([
    { text: 'Deadlock found when trying to get lock; try restarting transaction', kind: 'deadlock' },
    { text: 'Lock wait timeout exceeded; try restarting transaction', kind: 'lock_wait' },
    { text: "Duplicate entry '7' for key 'uq_item_live_commission'", kind: 'duplicate' },
    { text: "Access denied for user 'payout'@'%' (using password: YES)", kind: 'access' },
    { text: "INSERT command denied to user 'payout'@'%' for table 'users'", kind: 'access' },
    { text: "Table 'mlm.mlm_payout_runs' doesn't exist", kind: 'schema' },
    { text: "Data too long for column 'subject' at row 1", kind: 'unfit' },
    { text: "Incorrect string value: '\\xE2\\x82\\xB9' for column 'message' at row 1", kind: 'unfit' },
    { text: "Unknown column 'content_hash' in 'field list'", kind: 'schema' },
    { text: "Unknown database 'mlm'", kind: 'schema' },
    {
      text: 'ALGORITHM=INSTANT is not supported for this operation. Try ALGORITHM=INPLACE',
      kind: 'algorithm',
    },
    {
      text: 'Maximum row versions reached for table mlm/users. No more columns can be added or dropped instantly. Please use COPY/INPLACE.',
      kind: 'algorithm',
    },
    { text: 'Transaction is still running a query', kind: 'unknown_outcome' },
    { text: 'something new', kind: 'other' },
  ])('without a number, "$text": $kind', ({ text, kind }) => {
    expect(kindOf(sdkError('DatabaseErrorException', 400, text))).toBe(kind);
  });

  it('is no guide where the service itself failed: the statement may have run', () => {
    expect(kindOf(sdkError('InternalServerErrorException', 500, 'Duplicate entry'))).toBe('unknown_outcome');
  });
});

describe('the message', () => {
  it('says what happened during which statement, and keeps the cause', () => {
    const cause = sdkError('DatabaseErrorException', 400, 'some text; Error code: 1062; SQLState: 23000');
    const failure = databaseFailure(cause, 'INSERT INTO t');
    expect(failure.message).toBe(
      'DatabaseErrorException during "INSERT INTO t": some text; Error code: 1062; SQLState: 23000',
    );
    expect(failure.cause).toBe(cause);
    expect(failure.name).toBe('DatabaseFailure');
  });
});

describe('an answer that cannot be read', () => {
  it('is told by its status, and nothing of it is quoted', () => {
    expect(databaseFailure(unreadable(403), 'COMMIT').message).toBe(
      'HTTP 403 during "COMMIT" that is no answer of the Data API, or half of one (SyntaxError)',
    );
  });
});

describe('what the server quotes may be somebody’s name or a password', () => {
  const messageOf = (text: string) =>
    databaseFailure(sdkError('BadRequestException', 400, text), 'SELECT 1').message;

  it.each([
    {
      text: "Duplicate entry 'https://id.example-asha@example.com' for key 'uq_approver'; Error code: 1062",
      left: "Duplicate entry '…' for key 'uq_approver'; Error code: 1062",
    },
    {
      text: "Duplicate entry 'O'Brien' for key 'users.name'",
      left: "Duplicate entry '…' for key 'users.name'",
    },
    {
      text: "Incorrect string value: '\\xF0\\x9F' for column `a`.`b`.`c` at row 1",
      left: "Incorrect string value: '…' for column `a`.`b`.`c` at row 1",
    },
    {
      text: "Cannot convert string 'asha \\xF0\\x9F' from utf8mb4 to latin1; Error code: 3854",
      left: "Cannot convert string '…' from utf8mb4 to latin1; Error code: 3854",
    },
    {
      text: "Truncated incorrect DECIMAL value: 'asha@example.com'",
      left: "Truncated incorrect DECIMAL value: '…'",
    },
    {
      text: "You have an error in your SQL syntax; … right syntax to use near 'IDENTIFIED BY 'pw'' at line 1",
      left: "You have an error in your SQL syntax; … right syntax to use near '…' at line 1",
    },
    {
      text: "Table 'mlm.mlm_payout_locks' doesn't exist",
      left: "Table 'mlm.mlm_payout_locks' doesn't exist",
    },
  ])('$text', ({ text, left }) => {
    expect(messageOf(text)).toBe(`BadRequestException during "SELECT 1": ${left}`);
  });
});
