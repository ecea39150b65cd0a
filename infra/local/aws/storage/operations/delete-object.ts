import type { Operation } from './operation.ts';

/** Of a version, for good; of a key, one more version that hides the others. */
export const deleteObject: Operation = ({ request: { key, query }, store }) => {
  const versionId = query.get('versionId');
  if (versionId === undefined) {
    const marker = store.add(key);
    return { status: 204, headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId } };
  }
  const version = store.versionsOf(key).find((each) => each.versionId === versionId);
  if (version) store.remove(version);
  const marker = version && !version.object && { 'x-amz-delete-marker': 'true' };
  return { status: 204, headers: { 'x-amz-version-id': versionId, ...marker } };
};
