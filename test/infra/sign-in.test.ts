import { describe, expect, it } from 'vitest';
import { findResource } from './find-resource.ts';
import { production, synthStack } from './synth-stack.ts';

const { template } = synthStack(production);
const { template: trial } = synthStack();
const poolOf = (of: typeof template) => findResource(of, 'AWS::Cognito::UserPool', 'SignInPoolPeople');
const pool = poolOf(template);
const client = findResource(template, 'AWS::Cognito::UserPoolClient', 'SignInPoolPeoplePage');
const server = findResource(template, 'AWS::Cognito::UserPoolResourceServer', 'SignInPoolPeopleApi');
const page = {
  'Fn::Join': [
    '',
    [
      { 'Fn::GetAtt': [findResource(template, 'AWS::ApiGatewayV2::Api', 'ApiHttp').id, 'ApiEndpoint'] },
      '/admin/payouts',
    ],
  ],
};
const outputOf = (of: typeof template, name: string) => of.findOutputs(name)[name]?.['Value'];

describe('people', () => {
  it('are entered by an administrator, and named by their e-mail address however it is spelt', () => {
    expect(pool.properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      UserPoolTier: 'ESSENTIALS',
    });
  });

  it('need a second factor, by app and never by SMS, and a strong password', () => {
    expect(pool.properties).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 3,
        },
      },
    });
  });

  it('outlive the stack of production, for approvers are known by them; those of a trial go with it', () => {
    expect(pool).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(pool.properties.DeletionProtection).toBe('ACTIVE');
    expect(poolOf(trial)).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    expect(poolOf(trial).properties.DeletionProtection).toBe('INACTIVE');
  });
});

describe('the page', () => {
  it('has no secret to lose: it signs in by code alone, and comes back to where it is served from', () => {
    expect(client.properties).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      CallbackURLs: [page],
      LogoutURLs: [page],
      SupportedIdentityProviders: ['COGNITO'],
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  it('may ask to read and to act, and who it is that does', () => {
    expect(server.properties).toMatchObject({
      Identifier: 'payouts',
      Scopes: [expect.objectContaining({ ScopeName: 'read' }), expect.objectContaining({ ScopeName: 'act' })],
    });
    expect(client.properties.AllowedOAuthScopes).toEqual([
      'openid',
      { 'Fn::Join': ['', [server.ref, '/read']] },
      { 'Fn::Join': ['', [server.ref, '/act']] },
    ]);
  });

  it('holds a token for an hour, and renews it for a working day with one that changes each time', () => {
    expect(client.properties).toMatchObject({
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      AccessTokenValidity: 60,
      IdTokenValidity: 60,
      RefreshTokenValidity: 12 * 60,
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    });
  });
});

describe('the pages to sign in at', () => {
  it('are the newer ones, under a name that no other account can have taken', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      UserPoolId: pool.ref,
      Domain: { 'Fn::Join': ['', ['mlm-payouts-', { Ref: 'AWS::AccountId' }]] },
      ManagedLoginVersion: 2,
    });
  });

  it('have the style without which Cognito does not show them', () => {
    template.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', {
      UserPoolId: pool.ref,
      ClientId: client.ref,
      UseCognitoProvidedValues: true,
    });
  });
});

describe('outputs', () => {
  it('name the pool as its tokens do, and the page', () => {
    expect(outputOf(template, 'IssuerUrl')).toEqual({
      'Fn::Join': ['', ['https://cognito-idp.', { Ref: 'AWS::Region' }, '.amazonaws.com/', pool.ref]],
    });
    expect(outputOf(template, 'ClientId')).toEqual(client.ref);
  });

  it('name an issuer of the company’s own to the letter, and its first client; then no pool is made', () => {
    const issuerUrl = 'https://login.example.com/tenant/';
    const { template: own } = synthStack({ issuerUrl, audience: 'page,batch-tool' });
    expect(outputOf(own, 'IssuerUrl')).toBe(issuerUrl);
    expect(outputOf(own, 'ClientId')).toBe('page');
    const types = Object.values<{ Type: string }>(own.toJSON()['Resources']).map(({ Type }) => Type);
    expect(types.filter((type) => type.includes('Cognito'))).toEqual([]);
  });
});
