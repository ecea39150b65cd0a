import * as z from 'zod';
import { PROBLEM_TYPES, PROBLEMS, type ProblemType } from '../domain/basics/problem.ts';

/** RFC 9457. `type` is what programs match on, `detail` what people read; nothing in it comes from inside. */
export const ProblemDocument = z.object({
  type: z.enum(PROBLEM_TYPES.map((name) => `/problems/${name}`) as [string, ...string[]]),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** The request, as the logs know it. */
  instance: z.string(),
  /** Of `drifted`: the items that cannot be paid, at most the first 100. */
  itemNos: z.array(z.int()).optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;

export const problemDocument = (
  type: ProblemType,
  detail: string,
  requestId: string,
  itemNos?: readonly number[],
): ProblemDocument => ({
  type: `/problems/${type}`,
  ...PROBLEMS[type],
  detail,
  instance: `/requests/${requestId}`,
  ...(itemNos && { itemNos: itemNos.slice(0, 100) }),
});
