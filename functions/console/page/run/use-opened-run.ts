import { useState } from 'react';
import type { PreviewResult } from '../../../../shared/events/payout-result.ts';
import type { RunPayload } from './read-options.ts';

type Counted = { readonly preview: PreviewResult; readonly payload: RunPayload };

/** What the dialog was opened on, for as long as its key stands in the address: another count meanwhile does not change it. */
export const useOpenedRun = (
  runKey: string | null,
  counted: Counted | undefined | false,
): (Counted & { readonly runKey: string }) | undefined => {
  const [opened, setOpened] = useState<Counted & { readonly runKey: string }>();
  if (opened && opened.runKey === runKey) return opened;
  const next = runKey !== null && counted ? { ...counted, runKey } : undefined;
  if (opened || next) setOpened(next);
  return next;
};
