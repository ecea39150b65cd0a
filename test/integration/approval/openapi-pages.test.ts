import { expect, it } from 'vitest';
import { describeApi } from '../../../functions/approval/openapi/describe-api.ts';
import { ROUTES } from '../../../functions/approval/routes.ts';

/** How lists are asked for, and what the description of the API says of it. */

type Node = Readonly<Record<string, unknown>>;
type Described = {
  readonly parameters: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly in: string;
    readonly schema: Node;
  }[];
  readonly properties: Readonly<Record<string, Node>>;
};

// biome-ignore lint/suspicious/noExplicitAny: a document of any depth; what is missing in it fails the tests
const document: any = JSON.parse(JSON.stringify(describeApi(ROUTES)));

const described = ({ path, method }: (typeof ROUTES)[number]): Described => {
  const { parameters, responses } = document.paths[path][method.toLowerCase()];
  return { parameters, properties: responses[200]?.content['application/json'].schema.properties ?? {} };
};

const parameterOf = (route: (typeof ROUTES)[number], name: string) =>
  described(route).parameters.find((each) => each.name === name);

/** Without which nothing is listed. */
const neededBy = (route: (typeof ROUTES)[number]): Node =>
  Object.fromEntries(
    described(route)
      .parameters.filter((each) => each.required && each.in === 'query')
      .map(({ name, schema }) => [name, [schema['enum']].flat()[0]]),
  );

const lists = ROUTES.filter((route) => 'nextCursor' in described(route).properties);
const limited = ROUTES.filter((route) => parameterOf(route, 'limit') !== undefined);

it('there are lists', () => {
  expect(lists.map(({ operationId }) => operationId)).toEqual(
    expect.arrayContaining(['listBatches', 'listItems', 'listBatchEvents', 'listHolds', 'listRuns']),
  );
});

it.each(lists)('$path is asked for page by page', (route) => {
  expect(limited).toContain(route);
  expect(parameterOf(route, 'cursor')).toMatchObject({
    required: false,
    schema: { type: 'string', description: expect.stringMatching(/nextCursor of the page before/) },
  });
  expect(described(route).properties['nextCursor']).toMatchObject({
    description: expect.stringMatching(/null after the last/),
  });
});

it.each(limited)('$path says how many it gives, and gives as many', (route) => {
  const { required, schema } = parameterOf(route, 'limit') ?? {};
  expect({ required, ...schema }).toEqual({
    required: false,
    type: 'integer',
    minimum: 1,
    maximum: expect.any(Number),
    default: expect.any(Number),
    description: expect.stringMatching(/./),
  });
  const maximum = Number(schema?.['maximum']);
  const read = (query: Node) => route.query.safeParse({ ...neededBy(route), ...query }).data;
  expect(read({})).toMatchObject({ limit: schema?.['default'] });
  expect(read({ limit: String(maximum) })).toMatchObject({ limit: maximum });
  for (const outside of [0, maximum + 1]) expect(read({ limit: String(outside) })).toBeUndefined();
});
