/**
 * The named parts of a path that fits the template. API Gateway hands the path over percent-decoded, so the last one goes to
 * the end: the key of a scheduled run holds slashes.
 */
export const pathParams = (template: string, path: string): Record<string, string> => {
  const parts = path.replace(/\/$/, '').split('/');
  const names = template.split('/');
  return Object.fromEntries(
    names.flatMap((name, index) => {
      if (!name.startsWith('{')) return [];
      const last = index === names.length - 1;
      return [[name.slice(1, -1), last ? parts.slice(index).join('/') : (parts[index] ?? '')]];
    }),
  );
};
