import { expect, it } from 'vitest';
import { wayOutOf } from '../../../../functions/console/page/people/way-out.ts';
import { WAITING_REASONS, WAITING_STATES } from '../../../../shared/domain/people/commission-state.ts';

it('there is a way out for whatever no run takes by itself', () => {
  const without = WAITING_REASONS.filter((reason) => wayOutOf(reason) === undefined);
  expect(without.map((reason) => WAITING_STATES[reason])).toEqual(
    expect.not.arrayContaining(['stranded', 'on hold', 'cannot be paid']),
  );
});
