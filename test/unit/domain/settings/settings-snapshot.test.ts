import { describe, expect, it } from 'vitest';
import { describeSettings } from '../../../../shared/domain/settings/describe-settings.ts';
import { parsePayoutSettings } from '../../../../shared/domain/settings/parse-payout-settings.ts';
import { EditableSettings } from '../../../../shared/domain/settings/payout-settings.ts';
import {
  outsideChange,
  settingChanges,
  settingsSnapshot,
} from '../../../../shared/domain/settings/settings-snapshot.ts';

const row = (name: string, value: string | null) => ({ key: `payout_automation_${name}`, value });
const at = new Date('2026-11-22T10:00:00Z');

describe('the snapshot of the settings', () => {
  it('holds the stored texts as they are, without what is at its default, what runs write and what nobody reads', () => {
    const rows = [
      row('min_amount', 'abc'),
      row('interval_hours', '024'),
      row('max_items', ''),
      row('enabled', 'null'),
      row('timezone', null),
      row('last_run', '2026-11-22T02:00:00+05:30'),
      row('min_amout', '5'),
    ];
    expect(settingsSnapshot(rows)).toEqual({ interval_hours: '024', min_amount: 'abc' });
  });

  it.each([
    { bytes: 'x'.repeat(998), kept: true },
    { bytes: 'x'.repeat(999), kept: false },
    { bytes: '"'.repeat(500), kept: false },
    { bytes: '₹'.repeat(333), kept: false },
  ])('keeps a text of at most 1,000 bytes of JSON: $bytes.length ($kept)', ({ bytes, kept }) => {
    const { timezone } = settingsSnapshot([row('timezone', bytes)]);
    expect(timezone === bytes).toBe(kept);
    if (!kept) expect(timezone).toMatch(/^sha256:[0-9a-f]{64} of \d+ characters$/);
  });

  it('of all settings at their longest fits an event three times over', () => {
    const longest = (seed: string) =>
      Object.keys(EditableSettings.shape).map((name) => row(name, seed.repeat(165)));
    const before = settingsSnapshot(longest('\u0001'));
    const fact = outsideChange(
      {
        rows: longest('\u0002'),
        keyedOnce: true,
        head: { seq: 1, hash: 'x', detail: JSON.stringify({ snapshot: before }) },
      },
      at,
    );
    expect(Object.keys(fact?.detail['snapshot'] ?? {})).toHaveLength(15);
    const bytes = Buffer.byteLength(JSON.stringify(fact?.detail));
    expect(bytes).toBeGreaterThan(30_000);
    expect(bytes).toBeLessThan(65_536);
  });
});

describe('what changed between two snapshots', () => {
  it('is listed by key: from, to, null for the default', () => {
    expect(settingChanges({ b: '1', c: '2', d: '3' }, { a: '0', c: '2', d: '4' })).toEqual([
      { key: 'a', from: null, to: '0' },
      { key: 'b', from: '1', to: null },
      { key: 'd', from: '3', to: '4' },
    ]);
  });

  it('nothing, before the first event and without a setting, makes no event', () => {
    expect(outsideChange({ rows: [], keyedOnce: true, head: undefined }, at)).toBeUndefined();
  });

  it.each(['', 'null', '{}', '{"snapshot":[]}', '{"snapshot":{"enabled":1}}', '{"snap'])(
    'since a spoilt event (%j) is all that is set',
    (detail) => {
      const seen = { rows: [row('enabled', '1')], keyedOnce: true, head: { seq: 3, hash: 'h', detail } };
      expect(outsideChange(seen, at)?.detail['changes']).toEqual([{ key: 'enabled', from: null, to: '1' }]);
    },
  );
});

describe('the settings as they are described', () => {
  it('have as default what a missing one means to the run', () => {
    const defaults = describeSettings([])
      .filter(({ managed }) => !managed)
      .map(({ key, value }) => row(key, value));
    expect(parsePayoutSettings(defaults)).toEqual(parsePayoutSettings([]));
  });

  it('name each that does not parse, a last_run too', () => {
    const broken = describeSettings([row('enabled', 'yes'), row('last_run', 'yesterday')]).filter(
      ({ problem }) => problem !== null,
    );
    expect(broken.map(({ key, value, stored }) => ({ key, value, stored }))).toEqual([
      { key: 'enabled', value: null, stored: 'yes' },
      { key: 'last_run', value: null, stored: 'yesterday' },
    ]);
  });
});
