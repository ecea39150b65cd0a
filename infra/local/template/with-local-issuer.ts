import * as z from 'zod';
import type { Assembly } from './assembly.ts';

type Template = Assembly['template'];

const Authorizer = z.object({ JwtConfiguration: z.object({ Issuer: z.unknown() }) });

const issuerIn = ({ Resources }: Template): unknown => {
  const authorizer = Object.values(Resources).find(({ Type }) => Type === 'AWS::ApiGatewayV2::Authorizer');
  return Authorizer.safeParse(authorizer?.Properties).data?.JwtConfiguration.Issuer;
};

/** The origins that belong to an issuer: locally all of it is at one. */
const ORIGINS = 'ISSUER_ORIGINS';

/** Names the local issuer wherever the template names its own, be it Cognito's or the company's: outputs and environments too. */
export const withLocalIssuer = (template: Template, issuerUrl: string): Template => {
  const named = JSON.stringify(issuerIn(template));
  if (named === undefined) return template;
  const text = JSON.stringify(template).replaceAll(named, () => JSON.stringify(issuerUrl));
  return JSON.parse(text, (key, value) => (key === ORIGINS ? issuerUrl : value));
};
