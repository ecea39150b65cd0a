import * as z from 'zod';
import { ApiError } from './api-error.ts';
import type { WireParameter } from './sql-literal.ts';

export const operations = {
  '/Execute': 'ExecuteStatement',
  '/BatchExecute': 'BatchExecuteStatement',
  '/BeginTransaction': 'BeginTransaction',
  '/CommitTransaction': 'CommitTransaction',
  '/RollbackTransaction': 'RollbackTransaction',
} as const;

export type Operation = (typeof operations)[keyof typeof operations];

const arn = z.string().min(11).max(100);
const name = z.string().max(64).optional();
const transactionId = z.string().max(192);
const parameter = z.object({
  name: z.string(),
  value: z.record(z.string(), z.unknown()).optional(),
  typeHint: z.string().optional(),
}) satisfies z.ZodType<WireParameter>;

const Target = z.object({ resourceArn: arn, secretArn: arn, database: name, schema: name });
const Statement = Target.extend({ sql: z.string(), transactionId: transactionId.optional() });

export const ExecuteRequest = Statement.extend({
  parameters: z.array(parameter).default([]),
  includeResultMetadata: z.boolean().default(false),
  continueAfterTimeout: z.boolean().default(false),
  resultSetOptions: z
    .object({
      decimalReturnType: z.enum(['STRING', 'DOUBLE_OR_LONG']).optional(),
      longReturnType: z.enum(['STRING', 'LONG']).optional(),
    })
    .default({}),
  formatRecordsAs: z.enum(['JSON', 'NONE']).default('NONE'),
});
export type ExecuteRequest = z.infer<typeof ExecuteRequest>;

export const BatchRequest = Statement.extend({ parameterSets: z.array(z.array(parameter)).default([]) });
export type BatchRequest = z.infer<typeof BatchRequest>;

export const BeginRequest = Target;
export type BeginRequest = z.infer<typeof BeginRequest>;

export const EndRequest = z.object({ resourceArn: arn, secretArn: arn, transactionId });
export type EndRequest = z.infer<typeof EndRequest>;

export type Request = ExecuteRequest | BatchRequest | BeginRequest | EndRequest;

/** The integers of `longValue` become bigint: no digit is lost. Undefined for what is no JSON. */
export const parseJson = (text: string): unknown => {
  const exact = (key: string, value: unknown, { source }: { source?: string } = {}): unknown =>
    key === 'longValue' && typeof value === 'number' && /^-?\d+$/.test(source ?? '')
      ? BigInt(source ?? 0)
      : value;
  try {
    return JSON.parse(text, exact);
  } catch {
    return undefined;
  }
};

/** A request as the schema says, or the service's own wording of what is wrong with it. */
export const checkRequest = <T extends Request>(schema: z.ZodType<T>, body: unknown): T => {
  const { data, error } = schema.safeParse(body);
  if (error) {
    const details = error.issues.map(({ path, message }) => `Value at '${path.join('.')}': ${message}`);
    throw new ApiError(
      'ValidationException',
      `${details.length} validation error(s) detected: ${details.join('; ')}`,
    );
  }
  if ('schema' in data && data.schema !== undefined) {
    throw new ApiError('ValidationException', "The schema parameter isn't supported");
  }
  return data;
};
