import type { Duration, Size } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { BundledFunction } from './bundled-function.ts';
import type { Database } from './database.ts';
import type { DatabaseFolder, FunctionEnvironment } from './function-environment.ts';
import { metricNamespace } from './own-metric.ts';

export interface DataApiFunctionProps<Folder extends DatabaseFolder> {
  /** The folder under functions/ whose handler.ts it runs. */
  readonly folder: Folder;
  readonly database: Database;
  /** The database user it signs in as; the one secret it may read. */
  readonly secret: Pick<ISecret, 'secretArn'>;
  readonly timeout: Duration;
  /** What it reads beyond where the database is and how to log. */
  readonly environment: FunctionEnvironment<Folder>;
  /** What /tmp holds. @default - 512 MiB */
  readonly ephemeralStorage?: Size;
  /** In MB; the processor comes with it. @default - 1024 */
  readonly memorySize?: number;
  /** Places of the account that are kept for it, and as many as it may take. @default - it shares those of all */
  readonly reservedConcurrency?: number | undefined;
  /** Folders of the repository that are put beside the code, under their own names. @default - none */
  readonly include?: readonly string[];
}

/** A function that reaches the database through the Data API, as one database user. */
export class DataApiFunction<Folder extends DatabaseFolder> extends BundledFunction {
  constructor(scope: Construct, id: string, props: DataApiFunctionProps<Folder>) {
    const { folder, database, secret, timeout, environment, include = [], ...size } = props;
    super(scope, id, {
      folder,
      timeout,
      ...size,
      environment: {
        DB_RESOURCE_ARN: database.resourceArn,
        DB_SECRET_ARN: secret.secretArn,
        DB_NAME: database.databaseName,
        POWERTOOLS_SERVICE_NAME: folder,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace(scope),
        ...environment,
      },
      addToBundle: (repository, bundle) =>
        include.map((folder) => `cp -R "${repository}/${folder}" "${bundle}"`),
    });
    database.grantDataApi(this.function);
    this.grantReadOf(secret);
  }

  /** Reading the value is all the Data API needs; CDK's grantRead also lets it be described. */
  grantReadOf(...secrets: readonly Pick<ISecret, 'secretArn'>[]): void {
    this.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: secrets.map(({ secretArn }) => secretArn),
      }),
    );
  }
}
