import { useEffect } from 'react';
import { useMe } from '../session/me.ts';
import { formatInstant } from '../ui/format-instant.ts';
import { useZone } from '../ui/zone.ts';

/** What stands at the foot of each printed page: where it is from, when and by whom it was printed. */
export const usePrintedFoot = (): void => {
  const { name, userId } = useMe();
  const zone = useZone();
  useEffect(() => {
    const say = () => {
      const foot = `${location.href} · printed ${formatInstant(new Date(), zone)} by ${name ?? `user ${userId}`}`;
      // As CSS writes texts, which is as JSON does.
      document.documentElement.style.setProperty('--printed-foot', JSON.stringify(foot));
    };
    addEventListener('beforeprint', say);
    return () => removeEventListener('beforeprint', say);
  }, [name, userId, zone]);
};
