import { join } from 'node:path';
import type { Duration, Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { BUNDLING } from './bundling.ts';
import type { FunctionFolder } from './function-environment.ts';

const root = join(import.meta.dirname, '../..');

export interface BundledFunctionProps {
  /** The folder under functions/ whose handler.ts it runs. */
  readonly folder: FunctionFolder;
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
  /** What /tmp holds. @default - 512 MiB */
  readonly ephemeralStorage?: Size | undefined;
  /** In MB; the processor comes with it. @default - 1024 */
  readonly memorySize?: number;
  /** Places of the account that are kept for it, and as many as it may take. @default - it shares those of all */
  readonly reservedConcurrency?: number | undefined;
  /** Shell commands that put more beside the code, from the repository's folder into the bundle's. @default - none */
  readonly addToBundle?: ((repository: string, bundle: string) => string[]) | undefined;
}

/** A function outside any VPC, with a log and a role of its own. */
export class BundledFunction extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    super(scope, id);
    const {
      folder,
      timeout,
      environment,
      ephemeralStorage,
      memorySize = 1024,
      reservedConcurrency,
      addToBundle = () => [],
    } = props;
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
      memorySize,
      timeout,
      ...(ephemeralStorage && { ephemeralStorageSize: ephemeralStorage }),
      ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
      role,
      logGroup,
      environment,
      bundling: {
        ...BUNDLING,
        commandHooks: { beforeBundling: () => [], beforeInstall: () => [], afterBundling: addToBundle },
      },
    });
  }
}
