import * as z from 'zod';
import { DeployedWith } from '../events/deployed-with.ts';

const Arn = z.string().regex(/^arn:[^:]+:/, { error: 'expected an ARN' });
const Name = z.string().min(1, { error: 'expected a name' });

/** A text that is JSON, as what it says. */
const Json = z.string().transform((text): unknown => JSON.parse(text));

const Database = {
  /** The cluster that the Data API talks to. */
  DB_RESOURCE_ARN: Arn,
  /** The secret of this function's own database user. */
  DB_SECRET_ARN: Arn,
  DB_NAME: Name,
};

const DatabaseEnv = z.object(Database);
/** What takes any function to the database. */
export type DatabaseEnv = z.infer<typeof DatabaseEnv>;

/** Where S3 is: Lambda says it, and on a machine of one's own the local stack. */
export const S3Env = z
  .object({ AWS_REGION: Name, AWS_ENDPOINT_URL_S3: z.url().optional() })
  .transform(({ AWS_REGION, AWS_ENDPOINT_URL_S3 }) => ({
    region: AWS_REGION,
    endpoint: AWS_ENDPOINT_URL_S3,
  }));

/** Environment of each function; infra gives exactly these, by type. */
export const PayoutEnv = z.object({
  ...Database,
  /** Where it is kept what was recorded, outside of the database. */
  FILE_BUCKET: Name,
});
export type PayoutEnv = z.infer<typeof PayoutEnv>;

export const NoticeEnv = z.object({
  ...Database,
  NOTICE_TOPIC_ARN: Arn,
  /** Of the page for people, without a slash at its end. */
  PAGE_URL: z.string().regex(/^https?:\/\/.*[^/]$/, { error: 'expected a URL without a slash at its end' }),
  /** Asked to settle what waits, and to cancel what has expired. */
  WORKER_FUNCTION_NAME: Name,
  /** Where it keeps what was recorded. */
  FILE_BUCKET: Name,
});
export type NoticeEnv = z.infer<typeof NoticeEnv>;

export const ApprovalEnv = z.object({
  ...Database,
  /** Invoked for the runs that people ask for. */
  PAYOUT_FUNCTION_NAME: Name,
  /** Invoked for what is too large for an API call. */
  WORKER_FUNCTION_NAME: Name,
  /** Where the files lie that people asked for, and what was recorded. */
  FILE_BUCKET: Name,
  /** When Scheduler runs the payout: cron(…) or rate(…), or "off"; and its zone. */
  SCHEDULE_EXPRESSION: Name,
  SCHEDULE_TIMEZONE: Name,
});
export type ApprovalEnv = z.infer<typeof ApprovalEnv>;

export const WorkerEnv = z.object({
  ...Database,
  /** Where it puts the files that people asked for, and the lists of batches. */
  FILE_BUCKET: Name,
});
export type WorkerEnv = z.infer<typeof WorkerEnv>;

export const OpsEnv = z.object({
  ...Database,
  /** As the approval function's. Unknown to a terminal that answers by itself. */
  SCHEDULE_EXPRESSION: Name.optional(),
  SCHEDULE_TIMEZONE: Name.optional(),
  /** Where notices go, to ask who hears them. Unknown to such a terminal, too, as is what follows. */
  NOTICE_TOPIC_ARN: Arn.optional(),
  /** Where it is kept what was recorded. */
  FILE_BUCKET: Name.optional(),
  /** JSON of what the stack was given. */
  DEPLOYED_WITH: Json.pipe(DeployedWith).optional(),
});
export type OpsEnv = z.infer<typeof OpsEnv>;

export const MigrateEnv = z.object({
  ...Database,
  /** JSON {"<function>": "<ARN of its database user's secret>"}. */
  DB_USER_SECRET_ARNS: Json.pipe(z.record(z.string(), Arn)),
});
export type MigrateEnv = z.infer<typeof MigrateEnv>;

const Origin = z
  .string()
  .regex(/^https?:\/\/[\w.-]+(:\d+)?$/, { error: 'expected origins such as https://login.example.com' });

export const ConsoleEnv = z.object({
  /** Whom the page has people sign in at, and as which client of theirs. */
  ISSUER_URL: z.url(),
  CLIENT_ID: Name,
  /** All that a browser asks for that, with a blank between two. */
  ISSUER_ORIGINS: z
    .string()
    .transform((text) => text.split(' '))
    .pipe(z.array(Origin)),
});
export type ConsoleEnv = z.infer<typeof ConsoleEnv>;

/** Reads the environment once, at cold start; fails there, naming the variable. */
export const readEnv = <Schema extends z.ZodType>(schema: Schema): z.infer<Schema> => {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`the function's environment is incomplete: ${issues.join('; ')}`);
};
