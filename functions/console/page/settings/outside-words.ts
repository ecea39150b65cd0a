/** How a setting came to be what nobody on record has made it; the record begins with what was set before there was one. */
export const outsideWords = (seq: number | null): string =>
  seq === 1 ? 'set before this record began' : 'outside of this system (by SQL)';
