/** What API Gateway answers by itself, without the function or in place of its answer. */
const MESSAGES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';
  readonly status: keyof typeof MESSAGES;
  /** Of 401 and 403: what is wrong with the token. */
  readonly challenge: string | undefined;

  constructor(status: keyof typeof MESSAGES, challenge?: string) {
    super(MESSAGES[status]);
    this.status = status;
    this.challenge = challenge;
  }
}
