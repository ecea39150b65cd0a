import { useLocation, useSearchParams } from 'wouter';

/**
 * Which dialog is open stands in the address: the back button closes it, and whoever has to sign in half-way finds it open
 * again. `act` is null while none is.
 */
export const useOpenAct = () => {
  const [search] = useSearchParams();
  const [location, go] = useLocation();
  const at = (act: string | null): string => {
    const next = new URLSearchParams(search);
    if (act === null) next.delete('act');
    else next.set('act', act);
    return next.size > 0 ? `${location}?${next}` : location;
  };
  return {
    act: search.get('act'),
    open: (act: string) => go(at(act)),
    close: () => go(at(null), { replace: true }),
  };
};
