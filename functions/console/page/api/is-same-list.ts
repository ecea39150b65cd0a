/** Without its page. */
const listOf = (path: string): string => {
  const [address, search] = path.split('?');
  const asked = new URLSearchParams(search);
  asked.delete('cursor');
  return `${address}?${asked}`;
};

/** Whether two paths name pages of one list. */
export const isSameList = (one: string | undefined, other: string): boolean =>
  one !== undefined && listOf(one) === listOf(other);
