import type { FieldPacket } from 'mysql2';
import { columnTypeOf, flagsOf, isUnsigned } from './column-type.ts';

const flags = { notNull: 1, autoIncrement: 512 };
const bytesPerCharacter = 4;

/** Rows are mapped by `label`: it carries the alias, `name` the column behind it. */
export const columnMetadata = (column: FieldPacket): Readonly<Record<string, string | number | boolean>> => {
  const type = columnTypeOf(column);
  const text = type?.member === 'stringValue' && !type.decimal;
  const bytes = column.columnLength ?? 0;
  return {
    arrayBaseColumnType: 0,
    isAutoIncrement: (flagsOf(column) & flags.autoIncrement) !== 0,
    isCaseSensitive: type?.member === 'blobValue',
    isCurrency: false,
    isSigned: type !== undefined && type.typeName !== 'BIT' && !text && !isUnsigned(column),
    label: column.name,
    name: column.orgName || column.name,
    nullable: (flagsOf(column) & flags.notNull) !== 0 ? 0 : 1,
    precision: text ? Math.floor(bytes / bytesPerCharacter) : bytes,
    scale: type?.decimal ? column.decimals : 0,
    schemaName: column.schema ?? '',
    tableName: column.table,
    type: type?.jdbcType ?? 0,
    typeName: type?.typeName ?? '',
  };
};
