/** What the service allows; a test may shrink a time to see it pass. */
export type DataApiLimits = {
  readonly requestBytes: number;
  readonly replyBytes: number;
  readonly rowBytes: number;
  readonly formattedBytes: number;
  readonly sqlCharacters: number;
  readonly statementMilliseconds: number;
  readonly idleMilliseconds: number;
  readonly transactionMilliseconds: number;
};

const kib = 1024;
const mib = 1024 * kib;
const second = 1000;
const hour = 3600 * second;

export const awsLimits: DataApiLimits = {
  requestBytes: 4 * mib,
  replyBytes: mib,
  rowBytes: 64 * kib,
  formattedBytes: 10 * mib,
  sqlCharacters: 65_536,
  statementMilliseconds: 45 * second,
  idleMilliseconds: 180 * second,
  transactionMilliseconds: 24 * hour,
};
