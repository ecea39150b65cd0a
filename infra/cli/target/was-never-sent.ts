import { serviceStatus } from '../../../shared/aws/service-status.ts';

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

/** True only where the function certainly did not start: refused by Lambda itself (4xx), or never on its way. */
export const wasNeverSent = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const status = serviceStatus(error) ?? 0;
  return (status >= 400 && status < 500) || noConnection(error) || noIdentity(error);
};
