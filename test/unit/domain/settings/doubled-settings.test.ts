import { describe, expect, it } from 'vitest';
import { SettingsInvalid } from '../../../../shared/domain/basics/failures.ts';
import { describeSettings } from '../../../../shared/domain/settings/describe-settings.ts';
import { noticeSettings } from '../../../../shared/domain/settings/notice-settings.ts';
import { parsePayoutSettings } from '../../../../shared/domain/settings/parse-payout-settings.ts';
import { refuseSecondRow } from '../../../../shared/domain/settings/refuse-second-row.ts';
import { outsideChange } from '../../../../shared/domain/settings/settings-snapshot.ts';

const row = (key: string, value: string | null) => ({ key, value });
const ENABLED = 'payout_automation_enabled';

describe('a setting is found twice', () => {
  it.each([
    { given: 'with different values', rows: [row(ENABLED, '1'), row(ENABLED, '0')] },
    { given: 'with one value', rows: [row(ENABLED, '1'), row(ENABLED, '1')] },
    { given: 'once without one', rows: [row(ENABLED, null), row(ENABLED, '1')] },
    { given: 'in capitals', rows: [row(ENABLED, '1'), row(ENABLED.toUpperCase(), '0')] },
    { given: 'with blanks at its end', rows: [row(ENABLED, '1'), row(`${ENABLED}  `, '0')] },
    { given: 'with an accent', rows: [row(ENABLED, '1'), row('payout_automation_enabléd', '0')] },
    {
      given: 'as what runs write',
      rows: [row('payout_automation_last_error', 'x'), row('payout_automation_last_error', 'y')],
    },
  ])('$given: nothing is guessed, whoever reads it', ({ rows }) => {
    expect(() => parsePayoutSettings(rows)).toThrow(SettingsInvalid);
    expect(() => parsePayoutSettings(rows)).toThrow(
      /^payout_automation_\w+ stands in mlm_settings in 2 rows: /,
    );
    expect(() => refuseSecondRow({ rows, keyedOnce: true })).toThrow(SettingsInvalid);
    expect(describeSettings(rows).filter(({ problem }) => problem !== null)).toMatchObject([
      { value: null, stored: expect.stringMatching(/^in 2 rows: /) },
    ]);
  });

  it('of the notices: it counts as its default, and is said', () => {
    const rows = [row('payout_automation_digest_hour', '1'), row('payout_automation_digest_hour', '2')];
    const { digestHour, problems } = noticeSettings([...rows, row(ENABLED, '1'), row(ENABLED, '0')]);
    expect({ digestHour, problems }).toEqual({
      digestHour: 9,
      problems: [expect.stringMatching(/^payout_automation_digest_hour stands in .*: \["1","2"\]: /)],
    });
  });

  it('goes on record with all that was found, and as one text whatever the order of the rows', () => {
    const rows = [row(ENABLED, '1'), row(ENABLED, '0')];
    const changes = [rows, rows.toReversed()].map(
      (each) =>
        outsideChange({ rows: each, keyedOnce: false, head: undefined }, new Date(0))?.detail['changes'],
    );
    const once = [{ key: 'enabled', from: null, to: 'in 2 rows: ["0","1"]' }];
    expect(changes).toEqual([once, once]);
  });
});

it('what nobody reads may stand there twice', () => {
  const rows = [
    row('payout_automation_digest_colour', 'red'),
    row('payout_automation_digest_colour', 'blue'),
  ];
  expect(parsePayoutSettings(rows)).toEqual(parsePayoutSettings([]));
});
