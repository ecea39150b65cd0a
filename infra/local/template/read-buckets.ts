import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

/** The local S3 keeps every version: a bucket that does not would behave otherwise here. */
const Bucket = z.object({ VersioningConfiguration: z.object({ Status: z.literal('Enabled') }) });

/** Names of the buckets. */
export const readBuckets = (reader: TemplateReader): readonly string[] =>
  reader.logicalIds('AWS::S3::Bucket').map((logicalId) => {
    reader.properties(logicalId, Bucket);
    return reader.ref(logicalId);
  });
