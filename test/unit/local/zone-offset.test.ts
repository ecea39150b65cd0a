import { describe, expect, it } from 'vitest';
import { zoneOffset } from '../../../infra/local/database-server/zone-offset.ts';

describe('zoneOffset', () => {
  it.each([
    { zone: 'UTC', offset: '+00:00' },
    { zone: 'Asia/Kolkata', offset: '+05:30' },
    { zone: '-03:00', offset: '-03:00' },
  ])('of $zone is $offset', ({ zone, offset }) => {
    expect(zoneOffset(zone)).toBe(offset);
  });

  it('refuses a zone with daylight saving time', () => {
    expect(() => zoneOffset('Europe/Berlin')).toThrow(/Europe\/Berlin has daylight saving time/);
  });
});
