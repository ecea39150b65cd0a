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
import {
  ATTESTED,
  BATCH_LISTS,
  KEPT_EVENTS,
  LATEST_KEY,
  LOST_EVENTS,
} from '../../shared/domain/attestation/attested-keys.ts';

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
        // Written in every minute in which something happens; all that it ever held is in the objects of those minutes.
        { id: 'latest', prefix: LATEST_KEY, noncurrentVersionExpiration: Duration.days(90) },
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
    this.allow(writer, ['s3:PutObject'], `${EXPORTS}*`);
  }

  /** Narrower than CDK's grantRead, which also lets the bucket be listed. A link can do what its signer may. */
  letReadExports(reader: IFunction): void {
    this.allow(reader, ['s3:GetObject'], `${EXPORTS}*`);
  }

  /** A run: to see whether the database is behind what is kept of it. */
  letReadLatest(reader: IFunction): void {
    this.allow(reader, ['s3:GetObject'], LATEST_KEY);
    this.letMiss(reader);
  }

  /** A begin: the same, and whether the list of the batch is there. */
  letReadLatestAndLists(reader: IFunction): void {
    this.allow(reader, ['s3:GetObject'], LATEST_KEY, `${BATCH_LISTS}*`);
    this.letMiss(reader);
  }

  /** Each minute: what was recorded, and the newest of it in place of what was the newest before. */
  letKeepEvents(keeper: IFunction): void {
    this.letReadLatestAndLists(keeper);
    this.allow(keeper, ['s3:PutObject'], `${KEPT_EVENTS}*`, LATEST_KEY);
  }

  /** The lists of batches; and to make again from them, and from all that is kept, what a restored database lacks. */
  letKeepLists(keeper: IFunction): void {
    this.letReadAttested(keeper);
    this.allow(keeper, ['s3:PutObject'], `${BATCH_LISTS}*`);
  }

  /** To compare all that is kept with the database, and to keep what people have said is lost. */
  letCompareAttested(reader: IFunction): void {
    this.letReadAttested(reader);
    this.allow(reader, ['s3:PutObject'], `${LOST_EVENTS}*`);
  }

  private letReadAttested(reader: IFunction): void {
    this.allow(reader, ['s3:GetObject'], `${ATTESTED}*`);
    this.letMiss(reader);
  }

  /** Who may not list is told of a missing object what they are told of a forbidden one. */
  private letMiss(reader: IFunction): void {
    reader.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }),
    );
  }

  private allow(grantee: IFunction, actions: string[], ...patterns: readonly string[]): void {
    const resources = patterns.map((pattern) => this.bucket.arnForObjects(pattern));
    grantee.addToRolePolicy(new PolicyStatement({ actions, resources }));
    const bucketId = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    for (const pattern of patterns.filter((each) => each.endsWith('*'))) {
      Validations.of(grantee.role ?? grantee).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${pattern}]`,
        reason: 'Each file has a name of its own, which is not known before it is written.',
      });
    }
  }
}
