import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ApiProblem } from './api-problem.ts';

/** Room for 10,000 failed items with a reason each. */
const BODY_BYTES_MAX = 1_048_576;

/** Before anything of it is parsed. A body in base64 is longer than what it stands for. */
export const refuseLarge = ({
  body,
  isBase64Encoded,
}: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>): void => {
  const bytes = Buffer.byteLength(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  if (bytes <= BODY_BYTES_MAX) return;
  throw new ApiProblem('too-large', `The body has ${bytes} bytes: expected at most ${BODY_BYTES_MAX}.`);
};
