import { describe, expect, it } from 'vitest';
import {
  commissionIdWhy,
  type HoldDraft,
  holdInput,
} from '../../../../functions/console/page/holds/hold-draft.ts';
import { HoldInput } from '../../../../shared/events/holds.ts';

const KOLKATA = 'Asia/Kolkata';

const draft = (differing: Partial<HoldDraft> = {}): HoldDraft => ({
  kind: 'person',
  person: { userId: '10', name: 'Ravi Kumar' },
  commissionId: '900',
  reason: ' papers are awaited ',
  until: '',
  ...differing,
});

describe('holdInput', () => {
  it.each([
    { written: draft(), input: { kind: 'person', userId: '10', reason: 'papers are awaited' } },
    {
      written: draft({ kind: 'commission', commissionId: ' 901 ' }),
      input: { kind: 'commission', commissionId: '901', reason: 'papers are awaited' },
    },
    {
      written: draft({ until: '2026-12-24' }),
      input: {
        kind: 'person',
        userId: '10',
        reason: 'papers are awaited',
        until: '2026-12-24T18:29:59.000Z',
      },
    },
  ])('asks the API for $input, which it takes', ({ written, input }) => {
    expect(holdInput(written, KOLKATA)).toEqual(input);
    expect(HoldInput.parse(holdInput(written, KOLKATA))).toEqual(input);
  });

  it.each<{ readonly missing: string; readonly written: HoldDraft }>([
    { missing: 'whom', written: draft({ person: null }) },
    { missing: 'which', written: draft({ kind: 'commission', commissionId: '' }) },
    { missing: 'which, in digits', written: draft({ kind: 'commission', commissionId: '9x' }) },
    { missing: 'why', written: draft({ reason: ' \n ' }) },
  ])('asks nothing while it is not known $missing', ({ written }) => {
    expect(holdInput(written, KOLKATA)).toBeUndefined();
  });

  it('ends a day where its clocks change, too', () => {
    expect(holdInput(draft({ until: '2026-10-25' }), 'Europe/Berlin')?.until).toBe(
      '2026-10-25T22:59:59.000Z',
    );
  });
});

describe('commissionIdWhy', () => {
  it.each(['', ' ', '900', '18446744073709551615'])('has nothing to say of "%s"', (typed) => {
    expect(commissionIdWhy(typed)).toBeUndefined();
  });

  it.each(['0', '09', '9x', '-1', '1.5', '123456789012345678901'])('refuses "%s" in words', (typed) => {
    expect(commissionIdWhy(typed)).toContain(`“${typed}” is no id of a commission`);
  });
});
