import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

export type FileLinks = {
  /** Opens the object without a token, as a download under this name, for so many seconds from now. */
  linkTo(objectKey: string, fileName: string, seconds: number): Promise<string>;
};

/** Signed here, by the role of this function: nothing is asked of S3. */
export const openFileLinks = (bucket: string): FileLinks => {
  const client = new S3Client({});
  return {
    linkTo: (objectKey, fileName, seconds) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: objectKey,
          ResponseContentDisposition: `attachment; filename="${fileName}"`,
          // As with the API's answers: it holds what people earn.
          ResponseCacheControl: 'no-store',
        }),
        { expiresIn: seconds },
      ),
  };
};
