import { describe, expect, it } from 'vitest';
import { holdAddress } from '../../../../functions/console/page/holds/hold-address.ts';

const at = (search: string) => new URLSearchParams(search);

describe('holdAddress', () => {
  it('opens a dialog on the page of the list that is shown', () => {
    expect(holdAddress(at('cursor=abc'), { act: 'lift', hold: '4' })).toBe(
      '/holds?cursor=abc&act=lift&hold=4',
    );
  });

  it('keeps of the dialog before nothing', () => {
    expect(holdAddress(at('act=hold&person=10'), { act: 'lift', hold: '4' })).toBe('/holds?act=lift&hold=4');
    expect(holdAddress(at('act=hold&commission=900&cursor=abc'))).toBe('/holds?cursor=abc');
    expect(holdAddress(at('act=lift&hold=4'))).toBe('/holds');
  });

  it('keeps the way back to the batch that somebody is rejecting', () => {
    expect(holdAddress(at('act=hold&rejecting=42'))).toBe('/holds?rejecting=42');
  });
});
