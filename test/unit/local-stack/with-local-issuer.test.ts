import { describe, expect, it } from 'vitest';
import { withLocalIssuer } from '../../../infra/local/template/with-local-issuer.ts';

const local = 'http://127.0.0.1:4002';
const cognito = {
  'Fn::Join': ['', ['https://cognito-idp.', { Ref: 'AWS::Region' }, '/', { Ref: 'People' }]],
};

const templateWith = (Issuer: unknown) => ({
  Parameters: {},
  Resources: {
    SignedIn: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: { JwtConfiguration: { Issuer, Audience: ['page'] } },
    },
    Console: {
      Type: 'AWS::Lambda::Function',
      Properties: { Environment: { Variables: { ISSUER_URL: Issuer, OTHER: 'https://example.com/other' } } },
    },
  },
  Outputs: { IssuerUrl: { Value: Issuer } },
});

describe('withLocalIssuer', () => {
  it.each([
    { given: "Cognito's", issuer: cognito },
    { given: "the company's", issuer: 'https://example.com' },
    { given: 'one with a slash at its end', issuer: 'https://example.com/$&/' },
  ])('puts the local issuer wherever $given stood', ({ issuer }) => {
    expect(withLocalIssuer(templateWith(issuer), local)).toEqual(templateWith(local));
  });

  it('names it as the only origin to ask, whichever those of the template are', () => {
    const asking = (Issuer: unknown, ISSUER_ORIGINS: unknown) => {
      const Asking = {
        Type: 'AWS::Lambda::Function',
        Properties: { Environment: { Variables: { ISSUER_ORIGINS } } },
      };
      const template = templateWith(Issuer);
      return { ...template, Resources: { ...template.Resources, Asking } };
    };
    const origins = { 'Fn::Join': [' ', ['https://cognito-idp.example.com', { Ref: 'Domain' }]] };
    expect(withLocalIssuer(asking(cognito, origins), local)).toEqual(asking(local, local));
  });

  it('leaves a template without an authorizer as it is', () => {
    const template = { Parameters: {}, Resources: {}, Outputs: { Url: { Value: 'https://example.com' } } };
    expect(withLocalIssuer(template, local)).toEqual(template);
  });
});
