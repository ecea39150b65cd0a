import type { FieldPacket } from 'mysql2';
import { ApiError } from '../wire/api-error.ts';
import { type ColumnType, columnTypeOf } from './column-type.ts';

export type ResultSetOptions = {
  readonly decimalReturnType?: 'STRING' | 'DOUBLE_OR_LONG' | undefined;
  readonly longReturnType?: 'STRING' | 'LONG' | undefined;
};

type Write = (value: Buffer) => string;

/** Digits go out as the server wrote them: a JavaScript number would round what is above 2^53. */
const digits: Write = (value) => {
  const text = value.toString('latin1');
  return /^0\d/.test(text) ? `${BigInt(text)}` : text; // ZEROFILL is no JSON
};

const truth: Write = (value) => (/^[\0]*$|^0+$/.test(value.toString('latin1')) ? 'false' : 'true');

/** The value alone, as JSON text. */
const contents: Readonly<Record<ColumnType['member'], Write>> = {
  booleanValue: truth,
  longValue: digits,
  doubleValue: (value) => value.toString('latin1'),
  stringValue: (value) => JSON.stringify(value.toString('utf8')),
  blobValue: (value) => `"${value.toString('base64')}"`,
};

const supported = (column: FieldPacket): ColumnType => {
  const type = columnTypeOf(column);
  if (type) return type;
  throw new ApiError(
    'UnsupportedResultException',
    `The result contains the unsupported data type of column ${column.name}`,
  );
};

const decimalMember = (column: FieldPacket, options: ResultSetOptions): ColumnType['member'] => {
  if (options.decimalReturnType !== 'DOUBLE_OR_LONG') return 'stringValue';
  return column.decimals === 0 ? 'longValue' : 'doubleValue';
};

/** Writes one column's values as Field unions, in JSON text. */
export const fieldWriter = (
  column: FieldPacket,
  options: ResultSetOptions,
): ((value: Buffer | null) => string) => {
  const type = supported(column);
  const plain = type.decimal ? decimalMember(column, options) : type.member;
  const asString = plain === 'longValue' && options.longReturnType === 'STRING' && !type.decimal;
  const write = contents[plain];
  const text: Write = asString
    ? (value) => `{"stringValue":"${write(value)}"}`
    : (value) => `{"${plain}":${write(value)}}`;
  return (value) => (value === null ? '{"isNull":true}' : text(value));
};

/** Writes one column's values as plain JSON, for formatRecordsAs; decimals as numbers, digit by digit. */
export const jsonWriter = (column: FieldPacket): ((value: Buffer | null) => string) => {
  const type = supported(column);
  const write = type.decimal ? contents.doubleValue : contents[type.member];
  return (value) => (value === null ? 'null' : write(value));
};
