import { describe, expect, it } from 'vitest';
import { whyNotOpened } from '../../../../functions/console/page/decide/why-not-opened.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';

const batch = (differing: object): BatchBody =>
  ({
    status: 'pending_approval',
    may: { approve: true, cancel: true },
    whyNot: {},
    ...differing,
  }) as BatchBody;

describe('whyNotOpened', () => {
  it('opens what may be decided', () => {
    expect(whyNotOpened(batch({}), 'approve')).toBeUndefined();
  });

  it('says the sentence of the API', () => {
    const paysYou = { may: { approve: 'beneficiary-conflict' }, whyNot: { approve: 'It pays you.' } };
    expect(whyNotOpened(batch(paysYou), 'approve')).toBe('It pays you.');
  });

  it('cancels nothing by the dialog of a pending batch that is approved by now', () => {
    expect(whyNotOpened(batch({ status: 'processing' }), 'cancel')).toBe(
      'The batch does not await approval any more.',
    );
  });
});
