import type { Denial } from '../access/denial.ts';

/** A refusal of the Invoke API, under the name and status AWS gives it. */
export class InvokeFault extends Error {
  override readonly name: string;
  readonly status: number;
  constructor(status: number, name: string, message: string) {
    super(message);
    this.status = status;
    this.name = name;
  }
}

export const functionNotFound = (functionArn: string): InvokeFault =>
  new InvokeFault(404, 'ResourceNotFoundException', `Function not found: ${functionArn}`);

export const invokeDenied = ({ kind, message }: Denial): InvokeFault =>
  new InvokeFault(
    403,
    kind === 'not_allowed' ? 'AccessDeniedException' : 'UnrecognizedClientException',
    message,
  );

export const tooManyRequests = (): InvokeFault =>
  new InvokeFault(429, 'TooManyRequestsException', 'Rate Exceeded.');

export const requestTooLarge = (bytes: number, type: string, bytesMax: number): InvokeFault =>
  new InvokeFault(
    413,
    'RequestTooLargeException',
    `${bytes} byte payload is too large for the ${type} invocation type (limit ${bytesMax} bytes)`,
  );

export const invalidJson = (error: unknown): InvokeFault =>
  new InvokeFault(
    400,
    'InvalidRequestContentException',
    `Could not parse request body into json: ${error instanceof Error ? error.message : error}`,
  );
