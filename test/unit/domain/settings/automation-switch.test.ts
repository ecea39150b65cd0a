import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../shared/domain/audit/audit-event.ts';
import {
  automationSince,
  NEVER_SWITCHED,
  SWITCH_CHANGE,
  switchedTo,
} from '../../../../shared/domain/settings/automation-switch.ts';

const day = (date: number): Date => new Date(`2026-11-${String(date).padStart(2, '0')}T00:00:00Z`);
const on = (date: number) => ({ at: day(date), to: '1' });
const off = (date: number, to: string | null = '0') => ({ at: day(date), to });

describe('since when automation is as it is', () => {
  it.each([
    { given: 'enabled on record', enabled: true, lastChange: on(3), writtenAt: day(3), since: day(3) },
    {
      given: 'the row written again since',
      enabled: true,
      lastChange: on(3),
      writtenAt: day(9),
      since: day(3),
    },
    {
      given: 'enabled by SQL, not on record yet',
      enabled: true,
      lastChange: off(3),
      writtenAt: day(9),
      since: day(9),
    },
    { given: 'disabled on record', enabled: false, lastChange: off(3), writtenAt: day(3), since: day(3) },
    { given: 'unset on record', enabled: false, lastChange: off(3, null), writtenAt: day(3), since: day(3) },
    { given: 'disabled by SQL', enabled: false, lastChange: on(3), writtenAt: day(9), since: day(9) },
    { given: 'the row is gone', enabled: false, lastChange: on(3), writtenAt: undefined, since: day(3) },
    {
      given: 'a host that does not date its rows',
      enabled: false,
      lastChange: on(3),
      writtenAt: day(1),
      since: day(3),
    },
    {
      given: 'by SQL, before anything was recorded',
      enabled: true,
      lastChange: undefined,
      writtenAt: day(9),
      since: day(9),
    },
    {
      given: 'set before the first migration',
      enabled: false,
      lastChange: undefined,
      writtenAt: day(1),
      since: day(2),
    },
    { given: 'never set', enabled: false, lastChange: undefined, writtenAt: undefined, since: day(2) },
  ])('$given', ({ enabled, lastChange, writtenAt, since }) => {
    expect(automationSince(enabled, { lastChange, writtenAt, migratedAt: day(2) })).toEqual(since);
  });

  it('is not known where nothing is', () => {
    expect(automationSince(false, NEVER_SWITCHED)).toBeUndefined();
  });
});

describe('what an event of the settings says of it', () => {
  const change = { key: 'enabled', from: '0', to: '1' };
  const other = { key: 'min_amount', from: null, to: '5' };

  it.each([
    { detail: canonicalJson({ changes: [other, change], snapshot: {} }), to: '1' },
    { detail: canonicalJson({ changes: [{ ...change, to: null }], snapshot: {} }), to: null },
    { detail: canonicalJson({ changes: [other], snapshot: { enabled: '1' } }), to: undefined },
    { detail: '{"changes":[{"key":"enabled"}]}', to: undefined },
    { detail: 'spoilt', to: undefined },
    { detail: '', to: undefined },
  ])('$detail: $to', ({ detail, to }) => {
    expect(switchedTo(detail)).toBe(to);
  });

  it('is found by its text, which no value can imitate', () => {
    const imitating = canonicalJson({ changes: [{ ...other, to: SWITCH_CHANGE }], snapshot: {} });
    expect(imitating).not.toContain(SWITCH_CHANGE);
    expect(canonicalJson({ changes: [change], snapshot: {} })).toContain(SWITCH_CHANGE);
  });
});
