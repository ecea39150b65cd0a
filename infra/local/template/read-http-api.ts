import * as z from 'zod';
import { functionNameIn } from './function-name-in.ts';
import type { TemplateReader } from './template-reader.ts';

const Route = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizationScopes: z.array(z.string()).default([]),
});

const Integration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.coerce.number().default(30_000),
});

const Authorizer = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.tuple([z.string()], z.string()) }),
});

const Stage = z.object({ StageName: z.literal('$default') });

const Permission = z.object({
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
});

export type RouteDefinition = {
  /** `GET /admin/payouts/api/{proxy+}`, or `$default`. */
  readonly routeKey: string;
  readonly authorization: 'NONE' | 'JWT';
  /** A token needs one of them; none asked for when empty. */
  readonly scopes: readonly string[];
  readonly functionName: string;
  readonly timeoutMilliseconds: number;
};

/** Whom a function lets in beside IAM's own. */
export type InvokePermission = { readonly functionName: string; readonly sourceArn: string };

export type HttpApiDefinition = {
  readonly apiId: string;
  readonly routes: readonly RouteDefinition[];
  /** The client whose tokens are taken: the page's, which is the first where there are several. */
  readonly clientId: string;
  readonly permissions: readonly InvokePermission[];
};

/** `integrations/<its id>`, which locally is its logical id. */
const integrationOf = (reader: TemplateReader, target: string) =>
  reader.properties(target.split('/').at(-1) ?? target, Integration);

const readRoute = (reader: TemplateReader, logicalId: string): RouteDefinition => {
  const route = reader.properties(logicalId, Route);
  const integration = integrationOf(reader, route.Target);
  return {
    routeKey: route.RouteKey,
    authorization: route.AuthorizationType,
    scopes: route.AuthorizationScopes,
    functionName: functionNameIn(integration.IntegrationUri),
    timeoutMilliseconds: integration.TimeoutInMillis,
  };
};

const readPermissions = (reader: TemplateReader): readonly InvokePermission[] =>
  reader
    .logicalIds('AWS::Lambda::Permission')
    .map((logicalId) => reader.properties(logicalId, Permission))
    .filter(({ Principal }) => Principal === 'apigateway.amazonaws.com')
    .map(({ FunctionName, SourceArn = '*' }) => ({
      functionName: functionNameIn(FunctionName),
      sourceArn: SourceArn,
    }));

/** One authorizer serves all routes; a second kind, or one of another shape, stops the start rather than being left out. */
const readClientId = (reader: TemplateReader): string => {
  const found = reader
    .logicalIds('AWS::ApiGatewayV2::Authorizer')
    .map((logicalId) => reader.properties(logicalId, Authorizer).JwtConfiguration.Audience[0]);
  if (found.length > 1)
    throw new Error(`the template has ${found.length} authorizers: expected one at most.`);
  return found[0] ?? 'none';
};

/** The HTTP API of the template, with its one stage; a template without one has no routes. */
export const readHttpApi = (reader: TemplateReader): HttpApiDefinition => {
  const [apiId = 'none'] = reader.logicalIds('AWS::ApiGatewayV2::Api').map(reader.ref);
  for (const logicalId of reader.logicalIds('AWS::ApiGatewayV2::Stage')) reader.properties(logicalId, Stage);
  return {
    apiId,
    routes: reader.logicalIds('AWS::ApiGatewayV2::Route').map((logicalId) => readRoute(reader, logicalId)),
    clientId: readClientId(reader),
    permissions: readPermissions(reader),
  };
};
