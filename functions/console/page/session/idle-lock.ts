import { lock } from './leave.ts';

/** An approver called away from a shared computer leaves a crore on the screen. */
const IDLE_MINUTES = 15;

const ACTIVE_AT = 'payouts-active-at';
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

const activeAt = (): number => Number(localStorage.getItem(ACTIVE_AT) ?? 0);

/** A page that somebody has just signed in to is in use, too. */
export const sayActive = (): void => localStorage.setItem(ACTIVE_AT, String(Date.now()));

/** Locks once nobody has touched any tab of this browser for a quarter of an hour, asleep or not. */
export const watchIdleness = (): (() => void) => {
  const look = () => {
    if (Date.now() - activeAt() > IDLE_MINUTES * 60_000) void lock();
  };
  if (activeAt() === 0) sayActive();
  look();
  for (const sign of SIGNS) addEventListener(sign, sayActive, { passive: true });
  const timer = setInterval(look, 10_000);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    for (const sign of SIGNS) removeEventListener(sign, sayActive);
  };
};
