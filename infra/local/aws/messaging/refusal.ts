import { randomUUID } from 'node:crypto';
import type { Denial } from '../../access/denial.ts';
import type { RequestedAction } from './requested-action.ts';

/** An error as the service itself would send it, so that the SDK makes its own class of it. */
export type Refusal = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const snsRefusal = (status: number, code: string, message: string): Refusal => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body:
    '<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>' +
    `<Code>${code}</Code><Message>${xmlText(message)}</Message></Error>` +
    `<RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
});

const sqsRefusal = (code: string, message: string): Refusal => ({
  status: 403,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-query-error': `${code};Sender` },
  body: JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message }),
});

export const refusalOf = ({ kind, message }: Denial, { service }: RequestedAction): Refusal => {
  const known = kind === 'not_allowed';
  if (service === 'sns')
    return snsRefusal(403, known ? 'AuthorizationError' : 'InvalidClientTokenId', message);
  return sqsRefusal(known ? 'AccessDeniedException' : 'UnrecognizedClientException', message);
};
