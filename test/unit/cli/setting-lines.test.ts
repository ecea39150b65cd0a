import { expect, it } from 'vitest';
import { historyLines } from '../../../infra/cli/settings/setting-lines.ts';

const found = (seq: number) => ({
  seq,
  at: '2026-11-22T21:40:07.000Z',
  actor: 'payout',
  by: null,
  action: 'settings_changed_outside',
  reason: null,
  requestId: null,
  changes: [{ key: 'enabled', from: null, to: '1' }],
});

it('what was set before the record began was not changed from outside; what comes later was', () => {
  expect(historyLines({ events: [found(2), found(1)] })).toEqual([
    '2026-11-22 21:40:07 UTC  found changed from outside (direct SQL); who and why is not known',
    '  enabled: (default) -> 1',
    '2026-11-22 21:40:07 UTC  found set when this record began; who and why is not known',
    '  enabled: (default) -> 1',
  ]);
});
