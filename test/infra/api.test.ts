import { describe, expect, it } from 'vitest';
import { findResource } from './find-resource.ts';
import { production, synthStack } from './synth-stack.ts';

const { template } = synthStack(production);
const api = findResource(template, 'AWS::ApiGatewayV2::Api', 'ApiHttp');
const approval = findResource(template, 'AWS::Lambda::Function', 'ApprovalLambdaFunction');
const client = findResource(template, 'AWS::Cognito::UserPoolClient', 'SignInPoolPeoplePage');
const pool = findResource(template, 'AWS::Cognito::UserPool', 'SignInPoolPeople');

const propertiesOf = (type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties);
const routes = propertiesOf('AWS::ApiGatewayV2::Route');
const consoleFunction = findResource(template, 'AWS::Lambda::Function', 'ConsoleLambdaFunction');
const answers = (route: (typeof routes)[number]) => {
  const id = route?.['Target']['Fn::Join'][1][1].Ref;
  return template.findResources('AWS::ApiGatewayV2::Integration')[id]?.['Properties'];
};
const guarded = routes.filter(({ RouteKey }) => /api|approve/.test(RouteKey));
const open = routes.filter((route) => !guarded.includes(route));

describe('routes', () => {
  it('are these, each with the scope that its token must carry', () => {
    const scopes = Object.fromEntries(
      guarded.map(({ RouteKey, AuthorizationScopes }) => [RouteKey, AuthorizationScopes]),
    );
    expect(scopes).toEqual({
      'GET /admin/payouts/api/{proxy+}': ['payouts/read'],
      'POST /admin/payouts/api/{proxy+}': ['payouts/act'],
      'PUT /admin/payouts/api/{proxy+}': ['payouts/act'],
      'DELETE /admin/payouts/api/{proxy+}': ['payouts/act'],
      'POST /admin/payouts/approve': ['payouts/act'],
    });
    expect(guarded).toHaveLength(5);
  });

  it.each(guarded)('$RouteKey asks the one authorizer, then the approval function', (route) => {
    const authorizer = findResource(template, 'AWS::ApiGatewayV2::Authorizer', 'ApiHttpSignedIn');
    expect(route).toMatchObject({
      ApiId: api.ref,
      AuthorizationType: 'JWT',
      AuthorizerId: authorizer.ref,
    });
    expect(answers(route)).toEqual({
      ApiId: api.ref,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: approval.arn,
      PayloadFormatVersion: '2.0',
    });
  });

  it('open to anybody are the page and what is below it, which the console function answers', () => {
    expect(open.map(({ RouteKey }) => RouteKey)).toEqual([
      'GET /admin/payouts',
      'GET /admin/payouts/{proxy+}',
    ]);
    for (const route of open) {
      expect(route).toMatchObject({ ApiId: api.ref, AuthorizationType: 'NONE' });
      expect(route).not.toHaveProperty('AuthorizerId');
      expect(answers(route)).toMatchObject({ IntegrationUri: consoleFunction.arn });
    }
  });

  it('alone let API Gateway invoke, and it the two functions only', () => {
    const paths = propertiesOf('AWS::Lambda::Permission').map(
      ({ Action, FunctionName, Principal, SourceArn }) => {
        expect({ Action, Principal }).toEqual({
          Action: 'lambda:InvokeFunction',
          Principal: 'apigateway.amazonaws.com',
        });
        const parts: unknown[] = SourceArn['Fn::Join'][1];
        expect(parts.at(-2)).toEqual(api.ref);
        return `${parts.at(-1)} ${FunctionName['Fn::GetAtt'][0]}`;
      },
    );
    expect(new Set(paths)).toEqual(
      new Set([
        `/*/*/admin/payouts/api/{proxy+} ${approval.id}`,
        `/*/*/admin/payouts/approve ${approval.id}`,
        `/*/*/admin/payouts ${consoleFunction.id}`,
        `/*/*/admin/payouts/{proxy+} ${consoleFunction.id}`,
      ]),
    );
  });

  it('take no other origin: the page is served from this one', () => {
    expect(api.properties).not.toHaveProperty('CorsConfiguration');
  });
});

describe('the authorizer', () => {
  const authorizerOf = (of: typeof template) =>
    findResource(of, 'AWS::ApiGatewayV2::Authorizer', 'ApiHttpSignedIn').properties;

  it('takes tokens of the user pool for the page, from the one header', () => {
    expect(authorizerOf(template)).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: [client.ref],
        Issuer: {
          'Fn::Join': ['', ['https://cognito-idp.', { Ref: 'AWS::Region' }, '.amazonaws.com/', pool.ref]],
        },
      },
    });
  });

  it('takes those of the company’s own issuer, by its exact name', () => {
    const { template: own } = synthStack({
      issuerUrl: 'https://login.example.com/tenant/',
      audience: 'page,batch-tool',
    });
    expect(authorizerOf(own).JwtConfiguration).toEqual({
      Audience: ['page', 'batch-tool'],
      Issuer: 'https://login.example.com/tenant/',
    });
  });
});

describe('the stage', () => {
  const [stage, ...others] = propertiesOf('AWS::ApiGatewayV2::Stage');

  it('is one, at the root, and limits all callers together on each route', () => {
    expect(others).toEqual([]);
    expect(stage).toMatchObject({
      ApiId: api.ref,
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
    expect(stage).not.toHaveProperty('RouteSettings');
  });

  it('logs a line of JSON a request for half a year: no body, no token, no path', () => {
    const logs = findResource(template, 'AWS::Logs::LogGroup', 'ApiAccessLog');
    const { DestinationArn, Format } = stage?.['AccessLogSettings'] ?? {};
    expect(DestinationArn).toEqual(logs.arn);
    expect(logs.properties.RetentionInDays).toBe(180);
    expect(JSON.parse(Format)).toEqual({
      requestId: '$context.requestId',
      sourceIp: '$context.identity.sourceIp',
      routeKey: '$context.routeKey',
      status: '$context.status',
      sub: '$context.authorizer.claims.sub',
      authorizerError: '$context.authorizer.error',
      integrationErrorMessage: '$context.integrationErrorMessage',
      errorMessage: '$context.error.message',
      responseLatency: '$context.responseLatency',
    });
  });
});

it('the API is found by its origin, an output without path or slash', () => {
  expect(template.findOutputs('ApiUrl')['ApiUrl']?.['Value']).toEqual({
    'Fn::GetAtt': [api.id, 'ApiEndpoint'],
  });
});

it('the page is found by its address, an output without a slash at its end', () => {
  expect(template.findOutputs('ConsoleUrl')['ConsoleUrl']?.['Value']).toEqual({
    'Fn::Join': ['', [{ 'Fn::GetAtt': [api.id, 'ApiEndpoint'] }, '/admin/payouts']],
  });
});
