import type { PayoutRequest, WindowEnd } from '../../../../shared/domain/runs/payout-request.ts';
import { parsePayoutSettings } from '../../../../shared/domain/settings/parse-payout-settings.ts';
import type { PayoutSettings } from '../../../../shared/domain/settings/payout-settings.ts';

/** A real run by hand with all guards, unless told otherwise. */
export const aRequest = (options: Partial<PayoutRequest>): PayoutRequest => ({
  trigger: { kind: 'manual' },
  runKey: 'manual/1',
  dryRun: false,
  force: false,
  ...options,
});

/** The schedule's request. */
export const scheduledAt = (at: string, options: Partial<PayoutRequest> = {}): PayoutRequest =>
  aRequest({ trigger: { kind: 'schedule', scheduleName: 'nightly', scheduledAt: new Date(at) }, ...options });

/** The defaults, with the given ones in their place. */
export const settingsOf = (settings: Partial<PayoutSettings>): PayoutSettings => ({
  ...parsePayoutSettings([]),
  ...settings,
});

export const day = (date: string): WindowEnd => ({ kind: 'day', date });
export const instant = (at: string): WindowEnd => ({ kind: 'instant', at: new Date(at) });
