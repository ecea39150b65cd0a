import { Arn, ArnFormat } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { TrialCluster } from './trial-cluster.ts';

/** A cluster the company already runs, with the Data API switched on. */
export interface ExistingCluster {
  readonly clusterArn: string;
  /** The admin's secret: migrations sign in with it, nothing else does. */
  readonly secretArn: string;
  /** The company's own KMS key that the secret is under. @default - the key that Secrets Manager brings */
  readonly secretKeyArn?: string | undefined;
}

export interface DatabaseProps {
  readonly databaseName: string;
  /** @default - a new cluster is made, for trials */
  readonly existingCluster?: ExistingCluster | undefined;
}

/** The database as functions see it: reached through the Data API, as the user whose secret they may read. */
export class Database extends Construct {
  readonly resourceArn: string;
  readonly adminSecret: ISecret;
  readonly databaseName: string;
  private readonly adminSecretKeyArn: string | undefined;

  constructor(scope: Construct, id: string, { databaseName, existingCluster }: DatabaseProps) {
    super(scope, id);
    this.databaseName = databaseName;
    this.adminSecretKeyArn = existingCluster?.secretKeyArn;
    if (existingCluster) {
      this.resourceArn = existingCluster.clusterArn;
      this.adminSecret = Secret.fromSecretCompleteArn(this, 'AdminSecret', existingCluster.secretArn);
    } else {
      const trial = new TrialCluster(this, 'Trial', { databaseName });
      this.resourceArn = trial.clusterArn;
      this.adminSecret = trial.adminSecret;
    }
  }

  /** Narrower than CDK's grantDataApiAccess, which hands out the admin secret. */
  grantDataApi(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: [
          'rds-data:BeginTransaction',
          'rds-data:CommitTransaction',
          'rds-data:ExecuteStatement',
          'rds-data:RollbackTransaction',
        ],
        resources: [this.resourceArn],
      }),
    );
  }

  /** Secrets Manager decrypts as whoever reads the secret; only for it may the key be used. */
  grantAdminSecretKey(grantee: IGrantable): void {
    if (!this.adminSecretKeyArn) return;
    const { region } = Arn.split(this.adminSecretKeyArn, ArnFormat.SLASH_RESOURCE_NAME);
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [this.adminSecretKeyArn],
        conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
      }),
    );
  }
}
