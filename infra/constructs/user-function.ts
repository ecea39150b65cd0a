import type { Duration, Size } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import { databaseUserOf } from '../../shared/sql/grants.ts';
import { DataApiFunction } from './data-api-function.ts';
import type { Database } from './database.ts';
import { DatabaseUser } from './database-user.ts';
import type { DatabaseFolder, FunctionEnvironment } from './function-environment.ts';

export interface UserFunctionProps<Folder extends DatabaseFolder> {
  /** The folder under functions/ whose handler.ts it runs; its database user is named after it. */
  readonly folder: Folder;
  readonly database: Database;
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

/** A function and the database user it is. */
export class UserFunction<Folder extends DatabaseFolder = DatabaseFolder> extends Construct {
  readonly user: DatabaseUser;
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: UserFunctionProps<Folder>) {
    super(scope, id);
    this.user = new DatabaseUser(this, 'User', { username: databaseUserOf(props.folder) });
    this.function = new DataApiFunction(this, 'Lambda', { ...props, secret: this.user.secret }).function;
  }

  /** In a policy of its own: the function waits for those of its role, which would wait for the function. */
  mayInvokeItself(): void {
    const itself = new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: [this.function.functionArn],
    });
    this.function.role?.attachInlinePolicy(new Policy(this, 'Itself', { statements: [itself] }));
  }

  /** Narrower than CDK's grantInvoke, which allows every version and alias too. */
  mayInvoke(...others: readonly UserFunction[]): void {
    this.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: others.map((other) => other.function.functionArn),
      }),
    );
  }
}
