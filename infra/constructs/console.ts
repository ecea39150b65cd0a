import { Duration, Validations } from 'aws-cdk-lib';
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import { BundledFunction } from './bundled-function.ts';
import type { FunctionEnvironment } from './function-environment.ts';
import type { PayoutApi } from './payout-api.ts';
import type { Issuer } from './sign-in/issuer.ts';

const page = '/admin/payouts';

/** The API's own routes below the page are more specific, so the gateway prefers them. */
const routes = { Page: page, BelowPage: `${page}/{proxy+}` } as const;

/** Vite of this repository, so that a deploy alone builds the page; as for production, whatever the caller's NODE_ENV is. */
const buildPage = (repository: string, bundle: string): string[] => [
  `NODE_ENV=production node "${repository}/node_modules/vite/bin/vite.js" build "${repository}/functions/console/page" --outDir "${bundle}/page" --emptyOutDir --logLevel warn`,
];

export interface ConsoleProps {
  readonly api: PayoutApi;
  /** Whom its page has people sign in at. */
  readonly issuer: Issuer;
}

/** The page that people open, served to anybody from the API's own origin: what it shows, it has to ask the API for. */
export class Console extends Construct {
  readonly function: NodejsFunction;
  readonly url: string;

  constructor(scope: Construct, id: string, { api, issuer }: ConsoleProps) {
    super(scope, id);
    const environment: FunctionEnvironment<'console'> = {
      ISSUER_URL: issuer.issuerUrl,
      CLIENT_ID: issuer.audience[0],
      ISSUER_ORIGINS: issuer.origins.join(' '),
    };
    const lambda = new BundledFunction(this, 'Lambda', {
      folder: 'console',
      timeout: Duration.seconds(10),
      environment,
      addToBundle: buildPage,
    });
    this.function = lambda.function;
    this.url = `${api.origin}${page}`;
    this.addRoutes(api);
  }

  private addRoutes({ http }: PayoutApi): void {
    const integration = new HttpLambdaIntegration('Console', this.function);
    for (const [name, path] of Object.entries(routes)) {
      const route = new HttpRoute(this, name, {
        httpApi: http,
        routeKey: HttpRouteKey.with(path, HttpMethod.GET),
        integration,
      });
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'The page is what a person signs in with, so nobody can be signed in before it is there. It holds nothing of the company: files that are the same for everybody, and where to sign in.',
      });
    }
  }
}
