import { Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/**
 * One line a request: who, from where, which route, how it ended. CDK's own format asks for what a REST API knows. No path, for it
 * may hold a search; no body and no token.
 */
const accessLine = {
  requestId: '$context.requestId',
  sourceIp: '$context.identity.sourceIp',
  routeKey: '$context.routeKey',
  status: '$context.status',
  sub: '$context.authorizer.claims.sub',
  authorizerError: '$context.authorizer.error',
  integrationErrorMessage: '$context.integrationErrorMessage',
  errorMessage: '$context.error.message',
  responseLatency: '$context.responseLatency',
} as const;

/** The one origin that people and their browsers reach; routes are added by who answers them. No CORS: the page is served from it too. */
export class PayoutApi extends Construct {
  readonly http: HttpApi;
  /** https://…, without a path and without a slash at its end. */
  readonly origin: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', {
      apiName: Stack.of(this).stackName,
      description: 'Sign-off of payout batches',
      createDefaultStage: false, // it would have neither log nor limit
    });
    this.origin = this.http.apiEndpoint;
    const logGroup = new LogGroup(this, 'AccessLog', { retention: RetentionDays.SIX_MONTHS });
    new HttpStage(this, 'Stage', {
      httpApi: this.http,
      autoDeploy: true,
      // For all callers together: an HTTP API knows no other limit. A few people with a page open need a tenth of it.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLine)),
      },
    });
  }
}
