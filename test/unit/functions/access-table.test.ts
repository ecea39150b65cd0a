import { describe, expect, it } from 'vitest';
import { openapiRoute } from '../../../functions/approval/openapi/openapi-route.ts';
import { ROUTES } from '../../../functions/approval/routes.ts';
import { matchRoute } from '../../../infra/local/http-api/match-route.ts';
import { accessMarkdown } from '../../proof/access/access-markdown.ts';
import { type AccessRow, SCOPED_TOKENS } from '../../proof/access/access-row.ts';
import { ACCESS } from '../../proof/access/access-table.ts';
import { readTemplate } from '../../support/read-template.ts';
import { read } from '../../support/repository-files.ts';

const served = [...ROUTES, openapiRoute(ROUTES)].map(({ method, path }) => `${method} ${path}`);
const stated = [...new Set(ACCESS.map(({ route }) => route))];

/** The scopes that a row's cells say it takes. */
const scopesOf = ({ cells }: AccessRow): string[] =>
  (Object.keys(SCOPED_TOKENS) as (keyof typeof SCOPED_TOKENS)[])
    .filter((token) => cells[token] !== 403)
    .map((token) => SCOPED_TOKENS[token]);

/** Served by the console function, which knows no database and no token. */
const PAGE = ['GET /admin/payouts', 'GET /admin/payouts/{proxy+}'];

describe('the access table', () => {
  it('has every route that is served, and no other', () => {
    expect(stated.toSorted()).toEqual(served.toSorted());
  });

  it('has for every route of the template a row, and asks for its scope; the page alone is open to anybody', () => {
    const all = readTemplate().httpApi.routes;
    const open = all.filter(({ authorization }) => authorization === 'NONE');
    expect(open.map(({ routeKey }) => routeKey)).toEqual(PAGE);
    const routes = all.filter((route) => !open.includes(route));
    const reached = ACCESS.map((row) => {
      const [method = '', path = ''] = row.route.split(' ');
      const { route } = matchRoute(routes, method, path) ?? {};
      expect([row.route, route?.authorization, route?.scopes]).toEqual([row.route, 'JWT', scopesOf(row)]);
      return route?.routeKey ?? '';
    });
    expect([...new Set(reached)].toSorted()).toEqual(routes.map(({ routeKey }) => routeKey).toSorted());
  });

  it('is what functions/approval/README.md shows', () => {
    expect(read('functions/approval/README.md')).toContain(accessMarkdown());
  });
});
