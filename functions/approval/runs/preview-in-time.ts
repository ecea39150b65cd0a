import { setTimeout } from 'node:timers/promises';
import { parsePayoutRequest } from '../../../shared/events/parse-payout-request.ts';
import type { PreviewResult } from '../../../shared/events/payout-result.ts';
import { previewRun } from '../../../shared/procedures/runs/preview-run.ts';
import { refuseBeforeWriting } from '../../../shared/procedures/runs/refuse-before-writing.ts';
import type { ApiDeps } from '../http/api-deps.ts';

/** undefined where it takes longer. What is still being read then, nobody waits for, and it changes nothing. */
const within = async <Found>(found: Promise<Found>, milliseconds: number): Promise<Found | undefined> => {
  const over = new AbortController();
  const late = setTimeout(milliseconds, undefined, { signal: over.signal }).catch(() => undefined);
  try {
    return await Promise.race([found, late]);
  } finally {
    over.abort();
  }
};

type Asked = {
  readonly payload: unknown;
  readonly requestId: string;
  readonly milliseconds: number;
};

/**
 * What a run would do now; throws what it would be refused for; undefined where it takes too long to know. Here, and not by
 * the payout function: whoever only looks takes none of the places that the runs themselves need.
 */
export const previewInTime = (
  { surveyed, attested, now }: Pick<ApiDeps, 'surveyed' | 'attested' | 'now'>,
  { payload, requestId, milliseconds }: Asked,
): Promise<PreviewResult | undefined> => {
  const request = parsePayoutRequest(payload, requestId);
  const deps = { database: surveyed, attested, now };
  const preview = async () => {
    await refuseBeforeWriting(deps, request);
    return previewRun(deps, request);
  };
  return within(preview(), milliseconds);
};
