import type { ExecuteStatementCommandOutput, Field } from '@aws-sdk/client-rds-data';

const plainValue = ({ stringValue, longValue, booleanValue, doubleValue, isNull }: Field): string => {
  if (isNull) return 'NULL';
  return String(stringValue ?? longValue ?? booleanValue ?? doubleValue ?? 'a value of another kind');
};

/** The rows of an answer as text, whatever type each value travelled as. */
export const plainRows = ({ records = [] }: ExecuteStatementCommandOutput): string[][] =>
  records.map((record) => record.map(plainValue));
