import * as z from 'zod';
import { type Paise, paiseFrom } from '../basics/money.ts';

/** From this total on, a batch needs at least this many different people. */
export type ApprovalTier = { readonly from: Paise; readonly approvals: number };

const TIERS_MAX = 10;

const Tiers = z
  .array(
    z.strictObject({
      from: z
        .string()
        .regex(/^\d{1,13}(\.\d{1,2})?$/)
        .transform((text): Paise => paiseFrom(text)),
      approvals: z.int().min(1).max(50),
    }),
  )
  .max(TIERS_MAX)
  .refine((tiers) =>
    tiers.every(({ from }, index) => index === 0 || from > (tiers[index - 1]?.from ?? from)),
  );

/** JSON takes a field twice and lets the last one count: what the first one says would be stored all the same. */
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;

const parseTiers = (text: string): ApprovalTier[] | undefined => {
  if (!PLAIN.test(text)) return undefined;
  try {
    return Tiers.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** As mlm_settings holds them: JSON, the amounts (INR) as text. */
export const ApprovalTiers = z.string().transform((text, context): readonly ApprovalTier[] => {
  const tiers = parseTiers(text);
  if (tiers) return tiers;
  context.addIssue({
    code: 'custom',
    message: `expected JSON such as [{"from":"1000000.00","approvals":2}], at most ${TIERS_MAX} tiers, each from a larger amount than the one before, approvals from 1 to 50`,
  });
  return z.NEVER;
});
