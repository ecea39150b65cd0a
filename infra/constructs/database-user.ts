import { Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

export interface DatabaseUserProps {
  readonly username: string;
}

/** The name and password one function signs in with; the migrate function makes the user of it in the database. */
export class DatabaseUser extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { username }: DatabaseUserProps) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: `Database user ${username} of the payout system`,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username }),
        generateStringKey: 'password',
        passwordLength: 40,
        excludePunctuation: true,
      },
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Rotated by command: put a new password into the secret, invoke the migrate function, which sets it in the database. A rotation function would need the admin secret and a timetable of its own; no person reads this password, the Data API alone uses it, and IAM lets one function name it.',
    });
  }
}
