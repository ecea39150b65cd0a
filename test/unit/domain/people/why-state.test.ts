import { describe, expect, it } from 'vitest';
import { WAITING_REASONS, WAITING_STATES } from '../../../../shared/domain/people/commission-state.ts';
import { whyState } from '../../../../shared/domain/people/why-state.ts';

describe('why a commission stands where it stands', () => {
  it.each(WAITING_REASONS)('is told of whatever waits: %s', (reason) => {
    const why = whyState({ state: WAITING_STATES[reason], reason, forUserId: null });
    expect(why).toMatch(/\w \w/);
  });

  it('is not told where the state says it all', () => {
    expect(whyState({ state: 'paid', reason: null, forUserId: null })).toBeNull();
  });

  it('is that its batch has it for somebody else, before all else that its batch says', () => {
    const words = 'its batch has it for user 7, as the ledger said when the batch was made';
    expect(whyState({ state: 'failed', reason: null, forUserId: '7' })).toBe(words);
  });

  it('is of what is no longer theirs only that', () => {
    expect(whyState({ state: 'no longer theirs', reason: null, forUserId: '7' })).toMatch(
      /somebody else now/,
    );
  });
});
