import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Where the files lie that people asked for. */
const EXPORTS = 'exports/';

/** The files of the system. Nobody but a function that it was granted to reaches them, and people by a function's link. */
export class FileBucket extends Construct {
  readonly bucketName: string;
  private readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'exports',
          prefix: EXPORTS,
          // What is left of it then is a version like those that were overwritten. The rule takes its own marks away too.
          expiration: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Access logs come late, some never, and need a bucket of their own that keeps who read what for ever. Who asked for which file, and its SHA-256, is in the audit trail; CloudTrail data events are there for a company that wants each read.',
    });
    this.bucketName = this.bucket.bucketName;
  }

  /** Narrower than CDK's grantPut, which also lets retention, legal holds and tags be set. */
  letWriteExports(writer: IFunction): void {
    this.allow(writer, 's3:PutObject');
  }

  /** Narrower than CDK's grantRead, which also lets the bucket be listed. A link can do what its signer may. */
  letReadExports(reader: IFunction): void {
    this.allow(reader, 's3:GetObject');
  }

  private allow(grantee: IFunction, action: string): void {
    const resources = [this.bucket.arnForObjects(`${EXPORTS}*`)];
    grantee.addToRolePolicy(new PolicyStatement({ actions: [action], resources }));
    const bucketId = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    Validations.of(grantee.role ?? grantee).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${EXPORTS}*]`,
      reason: 'Each file has a name of its own, which is not known before somebody asks for it.',
    });
  }
}
