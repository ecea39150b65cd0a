import { ApiError } from '../wire/api-error.ts';

type ServerError = {
  readonly errno: number;
  readonly sqlState: string;
  readonly sqlMessage: string;
};

/** ER_SERVER_SHUTDOWN, ER_CONNECTION_KILLED: the server left, the statement did nothing wrong. */
const serverGone = new Set([1053, 1927]);

const isServerError = (error: unknown): error is ServerError => {
  return error instanceof Error && 'sqlState' in error && 'sqlMessage' in error && 'errno' in error;
};

export const databaseError = ({ errno, sqlState, sqlMessage }: ServerError): ApiError => {
  return new ApiError('DatabaseErrorException', `${sqlMessage}; Error code: ${errno}; SQLState: ${sqlState}`);
};

/** What the service answers when the database refused, or could not be reached. */
export const apiErrorOf = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  if (isServerError(error) && !serverGone.has(error.errno)) return databaseError(error);
  if (error instanceof Error && ('code' in error || 'fatal' in error)) {
    return new ApiError(
      'DatabaseUnavailableException',
      `The writer instance is not available (${error.message})`,
    );
  }
  return new ApiError(
    'InternalServerErrorException',
    error instanceof Error ? `${error.stack}` : String(error),
  );
};
