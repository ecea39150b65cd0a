import type { RouteDefinition } from '../template/read-http-api.ts';

export type MatchedRoute = {
  readonly route: RouteDefinition;
  /** Percent-decoded; a greedy one holds the rest of the path. */
  readonly pathParameters: Readonly<Record<string, string>>;
};

type Pattern = { readonly method: string; readonly segments: readonly string[] };

const patternOf = ({ routeKey }: RouteDefinition): Pattern => {
  const [method = '', path = ''] = routeKey.split(' ');
  return { method, segments: path.split('/').slice(1) };
};

const variable = /^\{([^}+]+)(\+?)\}$/;

/**
 * A greedy variable takes what is left, were it nothing: on AWS `/metrics/{proxy+}` is what answers `/metrics/`, and a route
 * that ends in a slash cannot be made (storacha/w3infra, pull request 166).
 */
const expressionFor = (segment: string): string => {
  const [, name, greedy] = variable.exec(segment) ?? [];
  if (name) return greedy ? '(.*)' : '([^/]+)';
  return segment.replaceAll(/[^\w-]/g, String.raw`\$&`);
};

const namesIn = (segments: readonly string[]): readonly string[] =>
  segments.flatMap((segment) => variable.exec(segment)?.[1] ?? []);

const matchPath = ({ segments }: Pattern, path: string): Record<string, string> | undefined => {
  const found = new RegExp(`^/${segments.map(expressionFor).join('/')}$`).exec(path);
  if (!found) return undefined;
  const values = found.slice(1).map(decodeURIComponent);
  return Object.fromEntries(namesIn(segments).map((name, index) => [name, values[index] ?? '']));
};

const segmentRank = (segment: string): string => {
  if (!variable.test(segment)) return '0';
  return segment.endsWith('+}') ? '2' : '1';
};

/** Literals before variables, those before greedy ones; a method of its own before ANY. */
const rank = ({ method, segments }: Pattern): string =>
  segments.map(segmentRank).join('') + (method === 'ANY' ? '1' : '0');

const candidates = (routes: readonly RouteDefinition[], method: string) =>
  routes
    .map((route) => ({ route, pattern: patternOf(route) }))
    .filter(({ pattern }) => pattern.method === method || pattern.method === 'ANY')
    .toSorted((a, b) => (rank(a.pattern) < rank(b.pattern) ? -1 : 1));

/** The most specific route for the request, as an HTTP API chooses it; `$default` takes what no other one does. */
export const matchRoute = (
  routes: readonly RouteDefinition[],
  method: string,
  path: string,
): MatchedRoute | undefined => {
  for (const { route, pattern } of candidates(routes, method)) {
    const pathParameters = matchPath(pattern, path);
    if (pathParameters) return { route, pathParameters };
  }
  const route = routes.find(({ routeKey }) => routeKey === '$default');
  return route && { route, pathParameters: {} };
};
