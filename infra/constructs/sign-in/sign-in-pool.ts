import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { RESOURCE_SERVER, SCOPES } from './api-scopes.ts';
import type { Issuer } from './issuer.ts';

export interface SignInPoolProps {
  /** Where the page is served from, and people return to. */
  readonly origin: string;
  /** Whether it may go with the stack: with a pool go the subjects that approvers are known by. */
  readonly forTrial: boolean;
}

/** A Cognito user pool for people whom an administrator enters, and the one client that signs them in: the page. */
export class SignInPool extends Construct implements Issuer {
  readonly issuerUrl: string;
  readonly audience: Issuer['audience'];
  readonly origins: Issuer['origins'];

  constructor(scope: Construct, id: string, { origin: pageOrigin, forTrial }: SignInPoolProps) {
    super(scope, id);
    const pool = this.pool(forTrial);
    const client = this.client(pool, `${pageOrigin}/admin/payouts`);
    const domain = this.loginPages(pool, client);
    const origin = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com`;
    this.issuerUrl = `${origin}/${pool.userPoolId}`;
    this.audience = [client.userPoolClientId];
    this.origins = [origin, domain.baseUrl()]; // the former says what there is, the latter gives tokens
  }

  private pool(forTrial: boolean): UserPool {
    const pool = new UserPool(this, 'People', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED, // whoever is signed in may release money
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: !forTrial,
      removalPolicy: forTrial ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'Plus adds detection of guessed and leaked passwords, at several times the price per person. Here a password alone opens nothing: a second factor is required, nobody signs up unasked, and the roles are in the database, where a person can be shut out at once. Whoever wants it sets the plan here.',
    });
    return pool;
  }

  /** A page cannot keep a secret: code grant, which the page proves with PKCE; refresh tokens that hold for one use. */
  private client(pool: UserPool, page: string): UserPoolClient {
    const scopes = Object.entries(SCOPES).map(
      ([scopeName, scopeDescription]) => new ResourceServerScope({ scopeName, scopeDescription }),
    );
    const server = pool.addResourceServer('Api', { identifier: RESOURCE_SERVER, scopes });
    return pool.addClient('Page', {
      generateSecret: false,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, ...scopes.map((each) => OAuthScope.resourceServer(server, each))],
        callbackUrls: [page],
        logoutUrls: [page],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12), // a working day, then the second factor again
      refreshTokenRotationGracePeriod: Duration.seconds(30),
    });
  }

  /** Cognito shows the newer pages only to a client that has a style, be it Cognito's own. */
  private loginPages(pool: UserPool, client: UserPoolClient): UserPoolDomain {
    const { stackName, account } = Stack.of(this);
    const domain = pool.addDomain('Domain', {
      // Taken by one account in a region: with the account in it, nobody else has it already.
      cognitoDomain: { domainPrefix: `${stackName}-${account}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    new CfnManagedLoginBranding(this, 'Branding', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return domain;
  }
}
