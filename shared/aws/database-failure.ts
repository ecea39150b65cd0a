import { serviceStatus } from './service-status.ts';

/** What a failed Data API call means for the caller: above all, whether its statement may have run. */
export type DatabaseFailureKind =
  /** The instance is waking up; nothing ran. */
  | 'resuming'
  /** Refused before it ran, and perhaps only for now: throttled, the secret just being rotated, a writer that has become a reader. */
  | 'not_run'
  /** The answer is missing, cannot be read, or was a 5xx: the statement may have run. */
  | 'unknown_outcome'
  /** InnoDB chose this transaction as the victim; it is rolled back. */
  | 'deadlock'
  | 'lock_wait'
  /** The statement ran into the time limit. */
  | 'statement_timeout'
  /** The transaction id is no longer known: expired, or ended by an earlier call. */
  | 'transaction_gone'
  | 'duplicate'
  /** A table, column or key is missing. */
  | 'schema'
  /** A column cannot hold, or be compared with, a value that the statement brought: too long, or of characters that it lacks. */
  | 'unfit'
  /** The server knows no way to make this change of schema by the algorithm that the statement names. */
  | 'algorithm'
  /** IAM, the secret or the database user do not let us in, or the endpoint is off. */
  | 'access'
  /** AWS does not take what the call was signed with, or no longer; nothing ran. */
  | 'credentials'
  | 'other';

/** A Data API call that failed, classified once at the rim. */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';
  readonly kind: DatabaseFailureKind;

  constructor(kind: DatabaseFailureKind, message: string, cause: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

/** The commit was sent, and nobody knows whether it took effect. Only what it would have left tells: `transaction` looks for it. */
export class CommitInDoubt extends DatabaseFailure {
  constructor(message: string, cause: unknown) {
    super('unknown_outcome', message, cause);
  }
}

const KIND_BY_NAME: Readonly<Record<string, DatabaseFailureKind>> = {
  DatabaseResumingException: 'resuming',
  StatementTimeoutException: 'statement_timeout',
  TransactionNotFoundException: 'transaction_gone',
  NotFoundException: 'transaction_gone',
  AccessDeniedException: 'access',
  ForbiddenException: 'access',
  InvalidSecretException: 'not_run',
  SecretsErrorException: 'not_run',
  ThrottlingException: 'not_run',
  TooManyRequestsException: 'not_run',
  InvalidResourceStateException: 'not_run',
  HttpEndpointNotEnabledException: 'access',
  DatabaseNotFoundException: 'access',
  ExpiredTokenException: 'credentials',
  ExpiredToken: 'credentials',
  UnrecognizedClientException: 'credentials',
  InvalidClientTokenId: 'credentials',
  InvalidSignatureException: 'credentials',
  MissingAuthenticationTokenException: 'credentials',
  CredentialsProviderError: 'credentials',
  TokenProviderError: 'credentials',
};

/** MySQL and MariaDB agree on these numbers; on the texts they do not. */
const KIND_BY_ERRNO: Readonly<Record<string, DatabaseFailureKind>> = {
  1213: 'deadlock',
  1205: 'lock_wait',
  1062: 'duplicate',
  1044: 'access',
  1045: 'access',
  1698: 'access',
  1142: 'access',
  1143: 'access',
  1370: 'access',
  1049: 'schema',
  1054: 'schema',
  1146: 'schema',
  1176: 'schema',
  1265: 'schema',
  1264: 'unfit',
  1267: 'unfit',
  1292: 'unfit',
  1300: 'unfit',
  1366: 'unfit',
  1406: 'unfit',
  3854: 'unfit',
  3988: 'unfit',
  1845: 'algorithm',
  1846: 'algorithm',
  4092: 'algorithm',
  // The writer has become a reader: a failover.
  1290: 'not_run',
  1836: 'not_run',
  // The server or the connection to it went away: whatever was under way may have been done.
  1053: 'unknown_outcome',
  1927: 'unknown_outcome',
  2006: 'unknown_outcome',
  2013: 'unknown_outcome',
};

/** Fallback where the Data API leaves the errno out of its text. */
const KIND_BY_WORDS: readonly (readonly [RegExp, DatabaseFailureKind])[] = [
  [/deadlock found/i, 'deadlock'],
  [/lock wait timeout/i, 'lock_wait'],
  [/duplicate entry/i, 'duplicate'],
  [/access denied|command denied/i, 'access'],
  [/doesn't exist|unknown (column|database)/i, 'schema'],
  [
    /incorrect string value|data too long|out of range value|illegal mix of collations|conversion from collation|cannot convert string/i,
    'unfit',
  ],
  [/ALGORITHM=\w+ is not supported|maximum row versions reached/i, 'algorithm'],
  [/still running a query/i, 'unknown_outcome'],
  [/SQLState: 08/i, 'unknown_outcome'],
  [
    /communications link failure|server has gone away|lost connection|shutdown in progress/i,
    'unknown_outcome',
  ],
  [/--read-only option|read only mode/i, 'not_run'],
];

const kindOfSqlError = (message: string): DatabaseFailureKind => {
  const errno = /Error code: (\d+)/i.exec(message)?.[1];
  const byErrno = errno === undefined ? undefined : KIND_BY_ERRNO[errno];
  return byErrno ?? KIND_BY_WORDS.find(([words]) => words.test(message))?.[1] ?? 'other';
};

type SdkError = Error & { readonly $metadata?: { readonly httpStatusCode?: number } };

const kindOf = (error: SdkError): DatabaseFailureKind => {
  const byName = KIND_BY_NAME[error.name];
  if (byName) return byName;
  const status = serviceStatus(error);
  const answered = status !== undefined && status >= 400 && status < 500;
  return answered ? kindOfSqlError(error.message) : 'unknown_outcome';
};

/** The server quotes the values it refuses, and the text it cannot parse: somebody's name, or a password. */
const QUOTED_VALUE =
  /\b(entry|value:|near|string) '.*?'(?= for (?:key|column|function)\b| from \w+ to \w+| at (?:line|row) \d|; |$)/gs;

/** What the SDK says of an answer that it cannot read may quote it, rows and all. */
const textOf = (error: SdkError, during: string): string => {
  const status = error.$metadata?.httpStatusCode;
  if (status !== undefined && serviceStatus(error) === undefined) {
    return `HTTP ${status} during "${during}" that is no answer of the Data API, or half of one (${error.name})`;
  }
  return `${error.name} during "${during}": ${error.message.replace(QUOTED_VALUE, "$1 '…'")}`;
};

/** Turns whatever the SDK threw into a DatabaseFailure that says during which statement. */
export const databaseFailure = (thrown: unknown, during: string): DatabaseFailure => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new DatabaseFailure(kindOf(error), textOf(error, during), error);
};

/** After which a commit surely did not take effect. All else leaves it open, a refused "statement" too: COMMIT is none. */
const COMMIT_REFUSED: ReadonlySet<DatabaseFailureKind> = new Set([
  'resuming',
  'not_run',
  'deadlock',
  'transaction_gone',
  'access',
  'credentials',
]);

/** What became of a commit that failed. */
export const commitFailure = (thrown: unknown): DatabaseFailure => {
  const failure = databaseFailure(thrown, 'COMMIT');
  return COMMIT_REFUSED.has(failure.kind) ? failure : new CommitInDoubt(failure.message, failure.cause);
};

/** Half an answer that the SDK took for one: it lacks what every answer to such a call has. */
export const answeredWithout = (what: string, during: string): DatabaseFailure =>
  new DatabaseFailure('unknown_outcome', `"${during}" was answered without ${what}`, undefined);

/** The kind of what was thrown, if it came from the database. */
export const failureKind = (error: unknown): DatabaseFailureKind | undefined =>
  error instanceof DatabaseFailure ? error.kind : undefined;

/** What is told of a refusal that nobody foresaw. */
export const STATEMENT_REFUSED = 'the database refused a statement; look at the message';
