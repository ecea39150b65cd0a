import type { StoredObject } from '../object-store.ts';
import { StorageError } from '../storage-error.ts';
import type { StorageRequest } from '../storage-request.ts';

const failed = (condition: string) =>
  new StorageError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });

const matches = (stated: string, { etag }: StoredObject): boolean =>
  stated === '*' || stated.replaceAll('"', '') === etag.replaceAll('"', '');

/** Asked just before a write becomes visible, so that of two at once one is late. */
export const refuseWritePrecondition = (
  { header }: StorageRequest,
  newest: StoredObject | undefined,
): void => {
  const [match, noneMatch] = [header('if-match'), header('if-none-match')];
  if (noneMatch !== undefined && noneMatch !== '*')
    throw new StorageError('NotImplemented', `If-None-Match is ${noneMatch}: expected *`);
  if (noneMatch && newest) throw failed('If-None-Match');
  if (!match) return;
  if (!newest) throw new StorageError('NoSuchKey', 'The specified key does not exist.');
  if (!matches(match, newest)) throw failed('If-Match');
};

export const refuseReadPrecondition = ({ header }: StorageRequest, found: StoredObject): void => {
  const match = header('if-match');
  if (match && !matches(match, found)) throw failed('If-Match');
};
