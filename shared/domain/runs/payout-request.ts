import type { Paise } from '../basics/money.ts';

/** One end of a window: an instant, or a whole calendar day of the business time zone. */
export type WindowEnd =
  | { readonly kind: 'instant'; readonly at: Date }
  | { readonly kind: 'day'; readonly date: string };

/** Who or what may ask for a run. */
export const TRIGGER_KINDS = ['schedule', 'manual'] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

/** Who or what asked for the run. */
export type RunTrigger =
  | { readonly kind: 'schedule'; readonly scheduleName: string; readonly scheduledAt: Date }
  | { readonly kind: 'manual' };

/** A parsed payload: what was asked for. Absent options fall back to the settings. */
export type PayoutRequest = {
  readonly trigger: RunTrigger;
  /** Two requests with one key are one run. ASCII, at most 190 characters. */
  readonly runKey: string;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly dateFrom?: WindowEnd | undefined;
  readonly dateTo?: WindowEnd | undefined;
  readonly lookbackDays?: number | undefined;
  readonly minAmount?: Paise | undefined;
  readonly maxItems?: number | undefined;
  readonly requiredApprovals?: number | undefined;
  readonly batchReference?: string | undefined;
  readonly intervalHours?: number | undefined;
  /** As stated by the caller of a direct invoke; shown as unverified. */
  readonly requestedBy?: string | undefined;
};
