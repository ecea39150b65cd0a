import { useLocation, useSearchParams } from 'wouter';
import { holdAddress } from './hold-address.ts';

/** Which dialog is open, and on what: it stands in the address, and leaves it when it is closed. */
export const useHoldAct = () => {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  return {
    act: search.get('act'),
    holdId: search.get('hold'),
    /** Whom, or what, another screen proposed to hold. */
    proposed: { person: search.get('person') ?? '', commission: search.get('commission') ?? '' },
    /** The batch whose rejection led here; it stays in the address, as the way back. */
    rejecting: search.get('rejecting') ?? '',
    open: (act: string, holdId?: string) => go(holdAddress(search, { act, ...(holdId && { hold: holdId }) })),
    close: () => go(holdAddress(search), { replace: true }),
  };
};
