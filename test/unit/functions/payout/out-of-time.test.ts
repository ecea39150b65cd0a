import { expect, it } from 'vitest';
import { outOfTime } from '../../../../functions/payout/guards/out-of-time.ts';

const undone =
  "the function's last 2 minutes are kept to undo what was begun. " +
  'Nothing is half done: all of it is undone, and the next run takes the same.';

it.each([
  { claimed: 350_000, of: 1_000_000, far: '3,50,000 of 10,00,000 commissions', fits: '110000' },
  { claimed: 1_000_000, of: 1_000_000, far: '10,00,000 of 10,00,000 commissions', fits: '330000' },
  { claimed: 4, of: 9, far: '4 of 9 commissions', fits: '1' },
])(
  'with $claimed of $of claimed, it says how far it came and which batches fit',
  ({ claimed, of, far, fits }) => {
    expect(outOfTime(claimed, of)).toMatchObject({
      name: 'RunFailed',
      message:
        `time ran out with ${far} claimed: ${undone} Make several batches: set max_items to ${fits} or less and run again ` +
        'with the same run key, then with --force until nothing is left out as over_max_items',
    });
  },
);

it('before anything was claimed, smaller batches are no help', () => {
  expect(outOfTime(0, 0).message).toBe(
    `time ran out before anything was claimed: ${undone} Look at what keeps the database busy, then run again with the same run key`,
  );
});
