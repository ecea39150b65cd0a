import type { FieldPacket } from 'mysql2';

/** How a column's values travel, and its names and numbers in the metadata. */
export type ColumnType = {
  readonly member: 'booleanValue' | 'longValue' | 'doubleValue' | 'stringValue' | 'blobValue';
  readonly decimal: boolean;
  readonly typeName: string;
  readonly jdbcType: number;
};

const flags = { blob: 16, unsigned: 32, enum: 256, set: 2048 };
const binaryCharset = 63;

const integers: Readonly<Record<number, readonly [string, number]>> = {
  1: ['TINYINT', -6],
  2: ['SMALLINT', 5],
  3: ['INT', 4],
  8: ['BIGINT', -5],
  9: ['MEDIUMINT', 4],
};

const fixed: Readonly<Record<number, ColumnType>> = {
  0: { member: 'stringValue', decimal: true, typeName: 'DECIMAL', jdbcType: 3 },
  4: { member: 'doubleValue', decimal: false, typeName: 'FLOAT', jdbcType: 7 },
  5: { member: 'doubleValue', decimal: false, typeName: 'DOUBLE', jdbcType: 8 },
  6: { member: 'stringValue', decimal: false, typeName: 'NULL', jdbcType: 0 },
  7: { member: 'stringValue', decimal: false, typeName: 'TIMESTAMP', jdbcType: 93 },
  10: { member: 'stringValue', decimal: false, typeName: 'DATE', jdbcType: 91 },
  11: { member: 'stringValue', decimal: false, typeName: 'TIME', jdbcType: 92 },
  12: { member: 'stringValue', decimal: false, typeName: 'DATETIME', jdbcType: 93 },
  245: { member: 'stringValue', decimal: false, typeName: 'JSON', jdbcType: -1 },
  246: { member: 'stringValue', decimal: true, typeName: 'DECIMAL', jdbcType: 3 },
};

const strings = new Set([15, 247, 249, 250, 251, 252, 253, 254]);

export const flagsOf = (column: FieldPacket): number => (typeof column.flags === 'number' ? column.flags : 0);
export const isUnsigned = (column: FieldPacket): boolean => (flagsOf(column) & flags.unsigned) !== 0;

const integerType = (column: FieldPacket, [name, jdbcType]: readonly [string, number]): ColumnType => {
  // TINYINT(1) is how MySQL spells BOOLEAN, whatever number it holds.
  const boolean = name === 'TINYINT' && column.columnLength === 1;
  if (boolean) return { member: 'booleanValue', decimal: false, typeName: 'BIT', jdbcType: -7 };
  const typeName = isUnsigned(column) ? `${name} UNSIGNED` : name;
  return { member: 'longValue', decimal: false, typeName, jdbcType };
};

const stringType = (column: FieldPacket): ColumnType | undefined => {
  if (flagsOf(column) & flags.set) return undefined;
  const long = (flagsOf(column) & flags.blob) !== 0;
  if (column.characterSet === binaryCharset) {
    const [typeName, jdbcType] = long ? (['BLOB', -4] as const) : (['VARBINARY', -3] as const);
    return { member: 'blobValue', decimal: false, typeName, jdbcType };
  }
  // MariaDB's JSON is text with a name of its own.
  const json = column.extendedFormat === 'json' ? 'JSON' : undefined;
  const [typeName, jdbcType] = long ? (['TEXT', -1] as const) : (['VARCHAR', 12] as const);
  return { member: 'stringValue', decimal: false, typeName: json ?? typeName, jdbcType };
};

/** Undefined for what the service does not support: YEAR, SET, GEOMETRY, MariaDB's own. */
export const columnTypeOf = (column: FieldPacket): ColumnType | undefined => {
  const code = column.columnType ?? -1;
  const integer = integers[code];
  if (integer) return integerType(column, integer);
  if (code === 16) {
    const member = column.columnLength === 1 ? 'booleanValue' : 'blobValue';
    return { member, decimal: false, typeName: 'BIT', jdbcType: -7 };
  }
  if (column.extendedTypeName !== undefined) return undefined;
  return fixed[code] ?? (strings.has(code) ? stringType(column) : undefined);
};
