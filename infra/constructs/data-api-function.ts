import { join } from 'node:path';
import type { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Database } from './database.ts';
import type { FunctionEnvironment, FunctionFolder } from './function-environment.ts';
import { metricNamespace } from './own-metric.ts';

const root = join(import.meta.dirname, '../..');

export interface DataApiFunctionProps<Folder extends FunctionFolder> {
  /** The folder under functions/ whose handler.ts it runs. */
  readonly folder: Folder;
  readonly database: Database;
  /** The database user it signs in as; the one secret it may read. */
  readonly secret: Pick<ISecret, 'secretArn'>;
  readonly timeout: Duration;
  /** What it reads beyond where the database is and how to log. */
  readonly environment: FunctionEnvironment<Folder>;
  /** A folder of the repository that is put beside the code, under its own name. @default - none */
  readonly include?: string;
}

/** A function outside any VPC that reaches the database through the Data API, as one database user. */
export class DataApiFunction<Folder extends FunctionFolder> extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: DataApiFunctionProps<Folder>) {
    super(scope, id);
    const { folder, database, secret, timeout, environment, include } = props;
    const logGroup = new LogGroup(this, 'Logs', { retention: RetentionDays.SIX_MONTHS });
    // Its own role: the managed basic-execution policy may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);

    this.function = new NodejsFunction(this, 'Function', {
      entry: join(root, 'functions', folder, 'handler.ts'),
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 1024,
      timeout,
      role,
      logGroup,
      environment: {
        DB_RESOURCE_ARN: database.resourceArn,
        DB_SECRET_ARN: secret.secretArn,
        DB_NAME: database.databaseName,
        POWERTOOLS_SERVICE_NAME: folder,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace(this),
        ...environment,
      },
      bundling: {
        format: OutputFormat.ESM,
        mainFields: ['module', 'main'],
        minify: true,
        logLevel: LogLevel.WARNING,
        // The SDK's retry behaviour is part of paying once: the version tested is the version that runs.
        bundleAwsSDK: true,
        banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
        commandHooks: {
          beforeBundling: () => [],
          beforeInstall: () => [],
          afterBundling: (input, output) => (include ? [`cp -R "${input}/${include}" "${output}"`] : []),
        },
      },
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
