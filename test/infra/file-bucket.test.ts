import { expect, it } from 'vitest';
import { findResource } from './find-resource.ts';
import { production, synthStack } from './synth-stack.ts';

const { template } = synthStack(production);
const bucket = findResource(template, 'AWS::S3::Bucket', 'FilesBucket');

it('there is one bucket, and it outlives the stack', () => {
  template.resourceCountIs('AWS::S3::Bucket', 1);
  expect(bucket).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

it('it is encrypted, keeps what was overwritten, and is nobody else’s', () => {
  expect(bucket.properties).toMatchObject({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
    VersioningConfiguration: { Status: 'Enabled' },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
});

it('it takes TLS only, and its policy says nothing else', () => {
  const policy = findResource(template, 'AWS::S3::BucketPolicy', 'FilesBucketPolicy').properties;
  expect(policy.Bucket).toEqual(bucket.ref);
  expect(policy.PolicyDocument.Statement).toEqual([
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:*',
      Resource: [bucket.arn, { 'Fn::Join': ['', [bucket.arn, '/*']] }],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

it('what people asked for goes after a week, an older version of it a day later, half an upload after a day; of what is kept only older versions of the newest', () => {
  expect(bucket.properties.LifecycleConfiguration).toEqual({
    Rules: [
      {
        Id: 'exports',
        Status: 'Enabled',
        Prefix: 'exports/',
        ExpirationInDays: 7,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
      {
        Id: 'latest',
        Status: 'Enabled',
        Prefix: 'attested/latest.json',
        NoncurrentVersionExpiration: { NoncurrentDays: 90 },
      },
    ],
  });
});
