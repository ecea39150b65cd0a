import { describe, expect, it } from 'vitest';
import { limitMet, REQUEST_LIMITS } from '../../../../shared/domain/approvers/request-limits.ts';

const at = new Date('2026-11-29T23:58:21.500Z');
const { minute, day } = REQUEST_LIMITS.act;

describe('limitMet', () => {
  it.each([
    ['room for one more', { inMinute: minute - 1, inDay: day - 1 }, undefined],
    ['a full minute', { inMinute: minute, inDay: minute }, { per: 'minute', max: minute, secondsLeft: 39 }],
    ['a full day', { inMinute: 0, inDay: day }, { per: 'day', max: day, secondsLeft: 99 }],
    ['both', { inMinute: minute, inDay: day + 3 }, { per: 'day', max: day, secondsLeft: 99 }],
  ] as const)('%s', (_, made, met) => {
    expect(limitMet('act', made, at)).toEqual(met);
  });
});
