import * as z from 'zod';

/** What a run was asked for beside its settings, by the names of the payload. Absent: nobody said, so it was as set. */
export const RunOptions = z.object({
  force: z.boolean().optional(),
  /** A date, or an instant. */
  dateFrom: z.string().optional(),
  dateTo: z.string().optional(),
  lookbackDays: z.int().optional(),
  minAmount: z.string().optional(),
  maxItems: z.int().optional(),
  requiredApprovals: z.int().optional(),
  batchReference: z.string().optional(),
  intervalHours: z.int().optional(),
});
export type RunOptions = z.infer<typeof RunOptions>;

const Absent = z.string().nullish();
const AbsentCount = z.int().nullish();

/** As the row of an attempt holds it, by the names of the script before. */
const Context = z.object({
  filters: z.object({
    date_from: Absent,
    date_to: Absent,
    lookback_days: AbsentCount,
    min_amount: Absent,
    max_items: AbsentCount,
    required_approvals: AbsentCount,
    batch_reference: Absent,
  }),
  interval_hours: AbsentCount,
  force: z.boolean(),
});

const given = (options: Readonly<Record<string, unknown>>): RunOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null && value !== undefined));

const read = <Output>(schema: z.ZodType<Output>, text: string): Output | undefined => {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** Of an attempt; null where what is kept of it does not read so. */
export const optionsOfAttempt = (request: string): RunOptions | null => {
  const asked = read(Context, request);
  if (!asked) return null;
  const { filters, interval_hours: intervalHours, force } = asked;
  return given({
    force: force || null,
    dateFrom: filters.date_from,
    dateTo: filters.date_to,
    lookbackDays: filters.lookback_days,
    minAmount: filters.min_amount,
    maxItems: filters.max_items,
    requiredApprovals: filters.required_approvals,
    batchReference: filters.batch_reference,
    intervalHours,
  });
};

/** Of a run that was asked for through the API, and that nobody has taken yet: its body is kept as it was sent. */
export const optionsOfRequest = (request: string): RunOptions | null => {
  const asked = read(RunOptions, request);
  return asked ? given({ ...asked, force: asked.force || null }) : null;
};
