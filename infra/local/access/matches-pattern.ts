/** IAM's wildcards: `*` any run of characters, `?` any one; everything else stands for itself. */
export const matchesPattern = (pattern: string, value: string): boolean => {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
};
