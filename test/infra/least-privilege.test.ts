import { describe, expect, it } from 'vitest';
import { ADMIN_SECRET, CLUSTER, PERMISSIONS, TRIAL_PERMISSIONS } from './permissions.ts';
import { allowedStatements, grantLines, grantsOf, nameOf, permissionsIn } from './policies.ts';
import { existingCluster, production, synthStack } from './synth-stack.ts';

const { template } = synthStack(production);
const { clusterArn, secretArn } = existingCluster;

/** Which cluster, and whose secret, is what the two kinds of stack differ in. */
const inBoth = (grant: string): string =>
  grant
    .replace(clusterArn, CLUSTER)
    .replace(secretArn, ADMIN_SECRET)
    .replace(/\{Fn::Join:\[,\[arn:,[^[\]]*:cluster:,DatabaseTrialCluster\]\]\}/, CLUSTER)
    .replace(/\{Fn::GetAtt:\[DatabaseTrialCluster\w+,MasterUserSecret\.SecretArn\]\}/, ADMIN_SECRET);

describe.each([
  { title: 'beside the company’s own cluster', of: template, stated: PERMISSIONS },
  {
    title: 'with a cluster of its own',
    of: synthStack().template,
    stated: { ...PERMISSIONS, ...TRIAL_PERMISSIONS },
  },
])('what is allowed in a stack $title', ({ of, stated }) => {
  const found = permissionsIn(of);

  it('is allowed to these', () => {
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(stated).toSorted());
  });

  it.each(Object.keys(stated))('to %s is stated, and all that is stated', (holder) => {
    expect(found[holder]?.map(inBoth).toSorted()).toEqual(stated[holder]?.toSorted());
  });
});

describe('a function', () => {
  const functions = Object.values(template.findResources('AWS::Lambda::Function'))
    .map(({ Properties }) => Properties)
    .filter(({ Environment }) => Environment?.Variables.DB_SECRET_ARN)
    .map(({ Environment, Role }) => ({
      role: nameOf(Role),
      variables: Environment.Variables,
      secrets: (permissionsIn(template)[nameOf(Role)] ?? [])
        .filter((grant) => grant.startsWith('secretsmanager:'))
        .map((grant) => grant.split(' on ')[1]),
    }));
  const isMigrate = ({ role }: { readonly role: string }) => role === 'MigrateLambdaRole';

  it.each(functions.filter((each) => !isMigrate(each)))(
    'with $role reads one secret, that of the user it signs in as',
    ({ role, variables, secrets }) => {
      expect(secrets).toEqual([nameOf(variables.DB_SECRET_ARN)]);
      expect(secrets).toEqual([role.replace('LambdaRole', 'UserSecret')]);
    },
  );

  it('but migrate: it reads the admin’s, and those of the users that it makes', () => {
    const [migrate, ...others] = functions.filter(isMigrate);
    expect(others).toEqual([]);
    expect(functions.length).toBeGreaterThan(5);
    const { DB_SECRET_ARN, DB_USER_SECRET_ARNS } = migrate?.variables ?? {};
    const made = nameOf(DB_USER_SECRET_ARNS).match(/\w+UserSecret/g) ?? [];
    expect(migrate?.secrets.toSorted()).toEqual([nameOf(DB_SECRET_ARN), ...made].toSorted());
  });
});

describe('an admin secret under a key of the company’s own', () => {
  const secretKeyArn = 'arn:aws:kms:ap-south-1:123456789012:key/1234abcd';
  const { template: keyed } = synthStack({ ...production, secretKeyArn });

  it('is decrypted for migrate alone, and for it through Secrets Manager only', () => {
    const found = allowedStatements(keyed.toJSON()).filter(({ Resource }) => Resource === secretKeyArn);
    expect(found).toEqual([
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: secretKeyArn,
        Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.ap-south-1.amazonaws.com' } },
      },
    ]);
    expect(grantsOf(keyed, 'MigrateLambdaRole')).toContain(`kms:Decrypt on ${secretKeyArn}`);
  });
});

describe('wildcards', () => {
  const reasons = {
    'kms:* on *':
      'a key policy speaks of its own key; without the account as its administrator a key cannot be managed',
    'kms:Decrypt on *': 'a key policy speaks of its own key; for CloudWatch in this account',
    'kms:GenerateDataKey* on *': 'the same statement: the two kinds of data key SNS may ask for',
    'lambda:InvokeFunction on {Fn::Join:[,[MigrateLambdaFunction,:*]]}':
      'CDK’s trigger invokes each new version of migrate',
    'sns:GetSubscriptionAttributes on *':
      'AWS knows no subscriptions as resources: on everything or not at all; it only reads',
    's3:GetObject on {Fn::Join:[,[FilesBucket,/exports/*]]}':
      'a link to a file that somebody asked for; each file has a name of its own',
    's3:PutObject on {Fn::Join:[,[FilesBucket,/exports/*]]}':
      'a file that somebody asked for; each file has a name of its own',
    's3:GetObject on {Fn::Join:[,[FilesBucket,/attested/*]]}':
      'all that is kept, to compare it and to make again what is lost',
    's3:GetObject on {Fn::Join:[,[FilesBucket,/attested/batches/*]]}': 'the list of each batch, by its hash',
    's3:PutObject on {Fn::Join:[,[FilesBucket,/attested/batches/*]]}': 'the list of each batch, by its hash',
    's3:PutObject on {Fn::Join:[,[FilesBucket,/attested/events/*]]}': 'what was recorded, each minute',
    's3:PutObject on {Fn::Join:[,[FilesBucket,/attested/lost/*]]}':
      'what people said is lost, each by its digest',
  };

  it('stand in no allowed statement but those with a reason here', () => {
    const wildcards = allowedStatements(template.toJSON())
      .flatMap(grantLines)
      .filter((grant) => grant.includes('*'));
    expect([...new Set(wildcards)].sort()).toEqual(Object.keys(reasons).sort());
  });

  it('no role but that of CDK’s trigger has a managed policy', () => {
    const roles = Object.entries(template.findResources('AWS::IAM::Role'));
    const managed = roles.filter(([, role]) => role['Properties'].ManagedPolicyArns).map(([id]) => id);
    expect(managed).toEqual([expect.stringContaining('TriggerCustomResourceProvider')]);
  });
});
