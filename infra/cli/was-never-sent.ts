/** Codes of a connection that was never made. A reset or a timeout is not among them: the request may have arrived. */
const NO_CONNECTION: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

const noConnection = (error: Error): boolean =>
  ('code' in error && NO_CONNECTION.includes(String(error.code))) ||
  ('syscall' in error && error.syscall === 'connect') ||
  error.message.includes('did not establish a connection');

const noIdentity = (error: Error): boolean =>
  error.name.endsWith('ProviderError') || error.message === 'Region is missing';

const httpStatus = (error: Error): number => {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const known = typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata;
  return known && typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : 0;
};

/** True only where the function certainly did not start: refused by Lambda (4xx), or never on its way. */
export const wasNeverSent = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const status = httpStatus(error);
  return (status >= 400 && status < 500) || noConnection(error) || noIdentity(error);
};
