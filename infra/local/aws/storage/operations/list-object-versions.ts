import type { Version } from '../object-store.ts';
import { xml, xmlReply, xmlText } from '../storage-reply.ts';
import type { StorageRequest } from '../storage-request.ts';
import type { Operation } from './operation.ts';

/** As the `aws` command asks for it: a key may hold what XML does not. */
const keyElement = ({ query }: StorageRequest, name: string, key: string): string =>
  xmlText(name, query.get('encoding-type') === 'url' ? encodeURIComponent(key) : key);

const element = (
  request: StorageRequest,
  { key, versionId, at, object }: Version,
  isLatest: boolean,
): string => {
  const common =
    keyElement(request, 'Key', key) +
    xmlText('VersionId', versionId) +
    xmlText('IsLatest', String(isLatest)) +
    xmlText('LastModified', at);
  if (!object) return xml('DeleteMarker', common);
  const sized = xmlText('ETag', object.etag) + xmlText('Size', String(object.bytes));
  return xml('Version', common + sized + xmlText('StorageClass', 'STANDARD'));
};

/** All at once, by key, of each the newest first. */
export const listObjectVersions: Operation = ({ request, store }) => {
  const prefix = request.query.get('prefix') ?? '';
  const keys = store.keys().filter((key) => key.startsWith(prefix));
  const versions = keys.toSorted().flatMap((key) => {
    const ofKey = store.versionsOf(key).toReversed();
    return ofKey.map((version, index) => element(request, version, index === 0));
  });
  const head =
    xmlText('Name', request.bucket) +
    keyElement(request, 'Prefix', prefix) +
    xmlText('EncodingType', request.query.get('encoding-type') ?? '') +
    xmlText('IsTruncated', 'false');
  return xmlReply(200, xml('ListVersionsResult', head + versions.join('')));
};
