import { useEffect, useState } from 'react';
import { agoWords } from './ago-words.ts';
import { formatInstant } from './format-instant.ts';
import { usePrinting } from './use-printing.ts';
import classes from './when.module.css';
import { useZone } from './zone.ts';

const useNow = (): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

/** How long ago, with the exact time and its zone on hover and on focus; `exact` turns it round, and so does paper. */
export const When = ({ at, exact = false }: { readonly at: string; readonly exact?: boolean }) => {
  const now = useNow();
  const zone = useZone();
  const instant = new Date(at);
  const isExact = usePrinting() || exact;
  const [ago, full] = [agoWords(instant, now), formatInstant(instant, zone)];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse reads the exact time on focus.
    <time className={classes.when} dateTime={at} tabIndex={0} data-more={`${isExact ? ago : full} · ${zone}`}>
      {isExact ? full : ago}
    </time>
  );
};
