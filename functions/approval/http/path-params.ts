import { ApiProblem } from './api-problem.ts';

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ApiProblem('invalid-input', `The path holds "${part}": expected valid percent-encoding.`);
  }
};

/**
 * The named parts of a path that fits the template. The last one goes to the end: API Gateway may hand over %2F as a slash,
 * and the key of a scheduled run holds slashes.
 */
export const pathParams = (template: string, path: string): Record<string, string> => {
  const parts = path.replace(/\/$/, '').split('/');
  const names = template.split('/');
  return Object.fromEntries(
    names.flatMap((name, index) => {
      if (!name.startsWith('{')) return [];
      const last = index === names.length - 1;
      const value = last ? parts.slice(index).join('/') : (parts[index] ?? '');
      return [[name.slice(1, -1), decoded(value)]];
    }),
  );
};
