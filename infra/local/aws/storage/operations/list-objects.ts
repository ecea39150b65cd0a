import { xml, xmlReply, xmlText } from '../storage-reply.ts';
import type { Operation } from './operation.ts';

const KEYS_MAX = 1_000;

/** The newest objects by key, those after the given one; what was deleted is not among them. */
export const listObjects: Operation = ({ request, store }) => {
  const { query } = request;
  const prefix = query.get('prefix') ?? '';
  const after = query.get('start-after') ?? '';
  const newest = store
    .keys()
    .filter((key) => key.startsWith(prefix) && key > after)
    .toSorted()
    .flatMap((key) => {
      const version = store.versionsOf(key).at(-1);
      return version?.object ? [{ key, at: version.at, object: version.object }] : [];
    });
  const page = newest
    .slice(0, KEYS_MAX)
    .map(({ key, at, object }) =>
      xml(
        'Contents',
        xmlText('Key', key) +
          xmlText('LastModified', at) +
          xmlText('ETag', object.etag) +
          xmlText('Size', String(object.bytes)) +
          xmlText('StorageClass', 'STANDARD'),
      ),
    );
  const head =
    xmlText('Name', request.bucket) +
    xmlText('Prefix', prefix) +
    xmlText('KeyCount', String(page.length)) +
    xmlText('MaxKeys', String(KEYS_MAX)) +
    xmlText('IsTruncated', String(newest.length > page.length));
  return xmlReply(200, xml('ListBucketResult', head + page.join('')));
};
