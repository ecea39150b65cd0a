const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

type FixtureRoute = {
  readonly routeKey: string;
  readonly scope?: string;
  readonly function?: 'Approval' | 'Worker' | 'Notice';
  readonly timeoutMilliseconds?: number;
  readonly letIn?: boolean;
};

const ROUTES: readonly FixtureRoute[] = [
  { routeKey: 'GET /admin/payouts/api/{proxy+}', scope: 'payouts/read' },
  { routeKey: 'POST /admin/payouts/api/{proxy+}', scope: 'payouts/act' },
  { routeKey: 'POST /admin/payouts/approve', scope: 'payouts/act' },
  { routeKey: 'ANY /open/{proxy+}' },
  { routeKey: 'GET /open/{proxy+}' },
  { routeKey: 'GET /open/{name}/parts/{part}' },
  { routeKey: 'GET /open/literal/parts/one' },
  { routeKey: 'GET /slow', timeoutMilliseconds: 200 },
  { routeKey: 'GET /busy', function: 'Worker' },
  { routeKey: 'GET /not-let-in', function: 'Notice', letIn: false },
];

const sourceArn = (routeKey: string) => ({
  'Fn::Join': [
    '',
    [
      'arn:aws:execute-api:ap-south-1:',
      { Ref: 'AWS::AccountId' },
      ':',
      { Ref: 'Api' },
      `/*/*${routeKey.split(' ')[1]}`,
    ],
  ],
});

const routeResources = (
  { routeKey, scope, function: named = 'Approval', timeoutMilliseconds, letIn = true }: FixtureRoute,
  index: number,
): Record<string, unknown> => ({
  [`Route${index}`]: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey: routeKey,
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: `Integration${index}` }]] },
      ...(scope && {
        AuthorizationType: 'JWT',
        AuthorizerId: { Ref: 'Authorizer' },
        AuthorizationScopes: [scope],
      }),
    },
  },
  [`Integration${index}`]: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'Api' },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arnOf(named),
      PayloadFormatVersion: '2.0',
      ...(timeoutMilliseconds && { TimeoutInMillis: timeoutMilliseconds }),
    },
  },
  ...(letIn && {
    [`LetIn${index}`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: arnOf(named),
        Principal: 'apigateway.amazonaws.com',
        SourceArn: sourceArn(routeKey),
      },
    },
  }),
});

const issuerInAws = {
  'Fn::Join': ['', ['https://cognito-idp.', { Ref: 'AWS::Region' }, '.amazonaws.com/', { Ref: 'People' }]],
};

/** An HTTP API as CDK writes one, with a route for each thing that may go right or wrong. */
export const fixtureApi: Record<string, unknown> = {
  People: { Type: 'AWS::Cognito::UserPool', Properties: {} },
  Page: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'People' } } },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'fixture', ProtocolType: 'HTTP' } },
  Stage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true },
  },
  Authorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      ApiId: { Ref: 'Api' },
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: [{ Ref: 'Page' }], Issuer: issuerInAws },
    },
  },
  ...Object.assign({}, ...ROUTES.map(routeResources)),
};

export const fixtureApiOutputs = {
  ApiUrl: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } },
  IssuerUrl: { Value: issuerInAws },
  ClientId: { Value: { Ref: 'Page' } },
};
