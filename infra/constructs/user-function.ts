import type { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import { DataApiFunction } from './data-api-function.ts';
import type { Database } from './database.ts';
import { DatabaseUser } from './database-user.ts';
import type { FunctionEnvironment, FunctionFolder } from './function-environment.ts';

export interface UserFunctionProps<Folder extends FunctionFolder> {
  /** The folder under functions/ whose handler.ts it runs; its database user is named after it. */
  readonly folder: Folder;
  readonly database: Database;
  readonly timeout: Duration;
  /** What it reads beyond where the database is and how to log. */
  readonly environment: FunctionEnvironment<Folder>;
}

/** A function and the database user it is. */
export class UserFunction<Folder extends FunctionFolder = FunctionFolder> extends Construct {
  readonly user: DatabaseUser;
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: UserFunctionProps<Folder>) {
    super(scope, id);
    this.user = new DatabaseUser(this, 'User', { username: `${props.folder}_fn` });
    this.function = new DataApiFunction(this, 'Lambda', { ...props, secret: this.user.secret }).function;
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
