import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { PayoutApi } from './payout-api.ts';
import { scopeInToken } from './sign-in/api-scopes.ts';
import type { Issuer } from './sign-in/issuer.ts';

const [read, act] = [scopeInToken('read'), scopeInToken('act')];
const path = '/admin/payouts/api/{proxy+}';

/** By method and scope only: the function knows what is where below a path, and says so where nothing is. */
const routes = {
  Get: { path, method: HttpMethod.GET, scope: read },
  Post: { path, method: HttpMethod.POST, scope: act },
  Put: { path, method: HttpMethod.PUT, scope: act },
  Delete: { path, method: HttpMethod.DELETE, scope: act },
  Approve: { path: '/admin/payouts/approve', method: HttpMethod.POST, scope: act },
} as const;

export interface ApprovalRoutesProps {
  readonly api: PayoutApi;
  readonly issuer: Issuer;
  /** Who answers. */
  readonly approval: IFunction;
}

/** What the approval function answers, and the token without which it is not asked. */
export class ApprovalRoutes extends Construct {
  constructor(scope: Construct, id: string, { api, issuer, approval }: ApprovalRoutesProps) {
    super(scope, id);
    const integration = new HttpLambdaIntegration('Approval', approval);
    // The audience is compared with `aud`, and where a token has none, as Cognito's access tokens, with `client_id`.
    const authorizer = new HttpJwtAuthorizer('SignedIn', issuer.issuerUrl, {
      jwtAudience: [...issuer.audience],
    });
    for (const [name, { path, method, scope }] of Object.entries(routes)) {
      new HttpRoute(this, name, {
        httpApi: api.http,
        routeKey: HttpRouteKey.with(path, method),
        integration,
        authorizer,
        authorizationScopes: [scope], // without one, an ID token would pass for an access token
      });
    }
  }
}
