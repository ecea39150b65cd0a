import { describe, expect, it } from 'vitest';
import { chosenCoding } from '../../../../functions/console/chosen-coding.ts';

const all = ['identity', 'br', 'gzip'] as const;

describe('chosenCoding', () => {
  it.each([
    { accepted: undefined, chosen: 'identity' },
    { accepted: '', chosen: 'identity' },
    { accepted: 'br', chosen: 'br' },
    { accepted: 'gzip, deflate, br, zstd', chosen: 'br' },
    { accepted: 'GZIP', chosen: 'gzip' },
    { accepted: 'x-gzip', chosen: 'gzip' },
    { accepted: 'br;q=0.5,gzip', chosen: 'gzip' },
    { accepted: 'br ; Q=0 , gzip', chosen: 'gzip' },
    { accepted: '*', chosen: 'br' },
    { accepted: '*;q=0.1, gzip;q=0.2', chosen: 'gzip' },
    { accepted: 'br;q=0, *', chosen: 'gzip' },
    { accepted: 'identity, gzip;q=0.9', chosen: 'identity' },
    { accepted: 'gzip;q=0.001', chosen: 'gzip' },
    { accepted: 'zstd', chosen: 'identity' },
    { accepted: '*;q=0', chosen: 'identity' },
    { accepted: 'br;q=high, gzip', chosen: 'gzip' },
    { accepted: ';;, ,q=', chosen: 'identity' },
  ])('"$accepted": $chosen', ({ accepted, chosen }) => {
    expect(chosenCoding(accepted, all)).toBe(chosen);
  });

  it('chooses only what there is', () => {
    expect(chosenCoding('br, gzip', ['identity', 'gzip'])).toBe('gzip');
    expect(chosenCoding('br, gzip', ['identity'])).toBe('identity');
  });
});
