import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Coding, chosenCoding } from './chosen-coding.ts';
import { type ConsoleSettings, fillDocument } from './fill-document.ts';
import type { Asset, PageFiles } from './read-page-files.ts';
import { securityPolicy } from './security-policy.ts';

export type ConsoleDeps = {
  readonly page: PageFiles;
  readonly settings: Omit<ConsoleSettings, 'styleNonce'>;
  readonly issuerOrigins: readonly string[];
  readonly newNonce: () => string;
};

type Answer = APIGatewayProxyStructuredResultV2;

const PAGE = '/admin/payouts';

const NOTHING_BUT_TEXT = "default-src 'none'; frame-ancestors 'none'";

/** What the device has is none of the page's business. Only names that browsers know: of others they complain. */
const NOTHING_OF_THE_DEVICE = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const notFound = (body: string): Answer => ({
  statusCode: 404,
  headers: {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': NOTHING_BUT_TEXT,
  },
  body,
});

/** The name changes with the content, so whoever has it need not ask again. */
const assetAnswer = ({ contentType, bodies }: Asset, acceptEncoding: string | undefined): Answer => {
  const coding = chosenCoding(acceptEncoding, Object.keys(bodies) as Coding[]);
  return {
    statusCode: 200,
    headers: {
      'content-type': contentType,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      'content-security-policy': NOTHING_BUT_TEXT,
      ...(coding !== 'identity' && { 'content-encoding': coding }),
    },
    body: (bodies[coding] ?? bodies.identity).toString('base64'),
    isBase64Encoded: true,
  };
};

/** Never kept: it names the files of this version, and a nonce of its own. */
const documentAnswer = ({ page, settings, issuerOrigins, newNonce }: ConsoleDeps): Answer => {
  const styleNonce = newNonce();
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': securityPolicy({ styleNonce, issuerOrigins }),
      'permissions-policy': NOTHING_OF_THE_DEVICE,
    },
    body: fillDocument(page.document, { ...settings, styleNonce }),
  };
};

/** A built file, or for every other path the document: what a path below the page's means, the page knows. */
export const answerRequest = (deps: ConsoleDeps, { rawPath, headers }: APIGatewayProxyEventV2): Answer => {
  const below = rawPath.slice(`${PAGE}/`.length);
  const [first] = below.split('/');
  // What the gateway matched to none of the API's own routes.
  if (first === 'api')
    return notFound(`There is nothing here. What the API answers: ${PAGE}/api/openapi.json.\n`);
  if (first !== 'assets') return documentAnswer(deps);
  const asset = deps.page.assets.get(below);
  if (asset) return assetAnswer(asset, headers['accept-encoding']);
  return notFound(
    'There is no such file, or not any more since a newer version was deployed: load the page again.\n',
  );
};
