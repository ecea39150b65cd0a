import { describe, expect, it } from 'vitest';
import { retryAt } from '../../../../shared/domain/notices/retry-at.ts';

const now = new Date('2026-11-22T20:30:00Z');
const MINUTE = 60_000;

describe('retryAt', () => {
  it.each([
    { attempts: 1, minutes: 1 },
    { attempts: 2, minutes: 2 },
    { attempts: 3, minutes: 4 },
    { attempts: 6, minutes: 32 },
    { attempts: 7, minutes: 60 },
    { attempts: 49, minutes: 60 },
  ])('after attempt $attempts: in $minutes min', ({ attempts, minutes }) => {
    expect(retryAt(attempts, now)?.getTime()).toBe(now.getTime() + minutes * MINUTE);
  });

  it.each([50, 51, 1000])('after attempt %i: given up', (attempts) => {
    expect(retryAt(attempts, now)).toBeNull();
  });

  it('goes on for about two days', () => {
    const pauses = Array.from(
      { length: 49 },
      (_, index) => (retryAt(index + 1, now)?.getTime() ?? 0) - now.getTime(),
    );
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / (60 * MINUTE);
    expect(hours).toBeGreaterThan(40);
    expect(hours).toBeLessThan(52);
  });
});
