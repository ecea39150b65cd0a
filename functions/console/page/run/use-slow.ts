import { useEffect, useState } from 'react';

const SLOW_MILLISECONDS = 5_000;

/** Whether something has been going on for longer than people wait without a word. */
export const useSlow = (isGoingOn: boolean): boolean => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!isGoingOn) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isGoingOn]);
  return isSlow;
};
