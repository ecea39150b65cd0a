import * as z from 'zod';

const Arn = z.string().regex(/^arn:[^:]+:/, { error: 'expected an ARN' });
const Name = z.string().min(1, { error: 'expected a name' });

const Database = {
  /** The cluster that the Data API talks to. */
  DB_RESOURCE_ARN: Arn,
  /** The secret of this function's own database user. */
  DB_SECRET_ARN: Arn,
  DB_NAME: Name,
};

/** Environment of each function; infra gives exactly these, by type. */
export const PayoutEnv = z.object(Database);
export type PayoutEnv = z.infer<typeof PayoutEnv>;

export const NoticeEnv = z.object({
  ...Database,
  NOTICE_TOPIC_ARN: Arn,
  /** Asked to settle what waits, and to cancel what has expired. */
  WORKER_FUNCTION_NAME: Name,
});
export type NoticeEnv = z.infer<typeof NoticeEnv>;

export const ApprovalEnv = z.object({
  ...Database,
  /** Invoked for the runs that people ask for. */
  PAYOUT_FUNCTION_NAME: Name,
  /** Invoked for what is too large for an API call. */
  WORKER_FUNCTION_NAME: Name,
});
export type ApprovalEnv = z.infer<typeof ApprovalEnv>;

export const WorkerEnv = z.object(Database);
export type WorkerEnv = z.infer<typeof WorkerEnv>;

export const OpsEnv = z.object({
  ...Database,
  /** When Scheduler runs the payout: cron(…) or rate(…), or "off"; and its zone. Unknown to a terminal that answers by itself. */
  SCHEDULE_EXPRESSION: Name.optional(),
  SCHEDULE_TIMEZONE: Name.optional(),
});
export type OpsEnv = z.infer<typeof OpsEnv>;

export const MigrateEnv = z.object({
  ...Database,
  /** JSON {"<function>": "<ARN of its database user's secret>"}. */
  DB_USER_SECRET_ARNS: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string(), Arn)),
});
export type MigrateEnv = z.infer<typeof MigrateEnv>;

/** Reads the environment once, at cold start; fails there, naming the variable. */
export const readEnv = <Schema extends z.ZodObject>(schema: Schema): z.infer<Schema> => {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`the function's environment is incomplete: ${issues.join('; ')}`);
};
