import { openS3Signer, type S3Place } from './s3-signer.ts';

export type FileLinks = {
  /** Opens the object without a token, as a download under this name, for so many seconds from now. */
  linkTo(objectKey: string, fileName: string, seconds: number): Promise<string>;
};

/** Signed here, by the role of this function: nothing is asked of S3. */
export const openFileLinks = (bucket: string, place: S3Place): FileLinks => {
  const signer = openS3Signer(bucket, place);
  return {
    linkTo: (objectKey, fileName, seconds) =>
      signer.link(
        objectKey,
        {
          'response-content-disposition': `attachment; filename="${fileName}"`,
          // As with the API's answers: it holds what people earn.
          'response-cache-control': 'no-store',
        },
        seconds,
      ),
  };
};
