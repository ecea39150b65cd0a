import { Duration, Stack } from 'aws-cdk-lib';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Trigger } from 'aws-cdk-lib/triggers';
import { Construct } from 'constructs';
import { DataApiFunction } from './data-api-function.ts';
import type { Database } from './database.ts';
import type { DatabaseUser } from './database-user.ts';

// A minute less than the provider that waits for it: at 15, a slow migration would leave CloudFormation without an answer.
const timeout = Duration.minutes(14);

/** A function that signs in as a database user of its own. */
interface Dependent {
  readonly user: DatabaseUser;
  readonly function: NodejsFunction;
}

export interface MigrationsProps {
  readonly database: Database;
  /** By function name: users to make, functions that must never meet a schema older than themselves. */
  readonly dependents: Readonly<Record<string, Dependent>>;
}

/**
 * Brings schema and database users up to date at each deploy that changes them; failing, it rolls the deploy back.
 * It is invoked once its policy is made: trigger → version → function → policy. What remains: IAM spreads a new policy
 * within seconds, as a rule before the function is ready. Where it is slower, migrate is denied access; deploy again.
 */
export class Migrations extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, { database, dependents }: MigrationsProps) {
    super(scope, id);
    const users = Object.entries(dependents).map(
      ([name, { user }]) => [name, user.secret.secretArn] as const,
    );
    const migrate = new DataApiFunction(this, 'Lambda', {
      folder: 'migrate',
      database,
      secret: database.adminSecret,
      timeout,
      environment: { DB_USER_SECRET_ARNS: Stack.of(this).toJsonString(Object.fromEntries(users)) },
      include: ['infra/migrations'],
    });
    this.function = migrate.function;
    for (const { user } of Object.values(dependents)) migrate.grantReadOf(user.secret);
    database.grantAdminSecretKey(migrate.function);

    new Trigger(this, 'AtDeploy', {
      handler: migrate.function,
      timeout,
      executeAfter: [database],
      executeBefore: Object.values(dependents).map((dependent) => dependent.function),
    });
  }
}
