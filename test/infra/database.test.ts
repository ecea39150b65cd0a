import { describe, expect, it } from 'vitest';
import { findResource } from './find-resource.ts';
import { existingCluster, production, synthStack } from './synth-stack.ts';

const trial = synthStack({ databaseName: 'payouts' }).template;
const existing = synthStack({ ...production, databaseName: 'host' }).template;

describe('a cluster of our own', () => {
  const { properties, id, ...policies } = findResource(trial, 'AWS::RDS::DBCluster', 'DatabaseTrialCluster');

  it('is Aurora MySQL 3.10 LTS, Serverless v2 that never pauses, with the Data API', () => {
    expect(properties).toMatchObject({
      Engine: 'aurora-mysql',
      EngineVersion: expect.stringContaining('mysql_aurora.3.10.'),
      EnableHttpEndpoint: true,
      DatabaseName: 'payouts',
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5 },
    });
  });

  it('is encrypted, backed up for 14 days, and outlives its stack', () => {
    expect(properties).toMatchObject({
      StorageEncrypted: true,
      BackupRetentionPeriod: 14,
      DeletionProtection: true,
    });
    expect(policies).toMatchObject({ DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' });
  });

  it('has an admin whose password RDS keeps and rotates', () => {
    expect(properties).toMatchObject({ ManageMasterUserPassword: true });
    expect(properties).not.toHaveProperty('MasterUserPassword');
  });

  it('exports its logs', () => {
    expect(properties.EnableCloudwatchLogsExports).toEqual(['audit', 'error', 'slowquery']);
  });

  it('counts in UTC', () => {
    trial.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', { Parameters: { time_zone: 'UTC' } });
  });

  it('is strict, reads what is committed and waits 10 s for a lock: parameters of the instance', () => {
    const parameters = findResource(trial, 'AWS::RDS::DBParameterGroup', 'DatabaseTrialInstanceParameters');
    const writer = findResource(trial, 'AWS::RDS::DBInstance', 'DatabaseTrialClusterWriter').properties;
    expect(writer).toMatchObject({ DBParameterGroupName: parameters.ref, AutoMinorVersionUpgrade: false });
    expect(parameters.properties.Parameters).toEqual({
      innodb_lock_wait_timeout: '10',
      sql_mode:
        'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
      transaction_isolation: 'READ-COMMITTED',
    });
  });

  it('stands in subnets without a way in or out', () => {
    trial.resourceCountIs('AWS::EC2::InternetGateway', 0);
    trial.resourceCountIs('AWS::EC2::NatGateway', 0);
    trial.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    expect(JSON.stringify(trial.findResources('AWS::EC2::SecurityGroup'))).not.toContain(
      'SecurityGroupIngress',
    );
  });
});

describe('the company’s cluster', () => {
  it.each(['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', 'AWS::EC2::VPC', 'AWS::EC2::SecurityGroup'])(
    'is used as it is: no %s is made',
    (type) => existing.resourceCountIs(type, 0),
  );

  it('is where each function goes but the console’s', () => {
    const functions = Object.entries(existing.findResources('AWS::Lambda::Function'));
    const places = functions
      .filter(([id]) => id.includes('LambdaFunction') && !id.startsWith('Console'))
      .map(([, { Properties }]) => Properties.Environment.Variables)
      .map(({ DB_RESOURCE_ARN, DB_NAME }) => `${DB_RESOURCE_ARN} ${DB_NAME}`);
    expect(places).toEqual(Array(6).fill(`${existingCluster.clusterArn} host`));
  });

  it('is named by the outputs', () => {
    expect(existing.toJSON()['Outputs']).toMatchObject({
      DatabaseResourceArn: { Value: existingCluster.clusterArn },
      DatabaseName: { Value: 'host' },
    });
  });
});

describe('database users', () => {
  it.each([
    { name: 'Payout', username: 'payout_fn' },
    { name: 'Notice', username: 'notice_fn' },
    { name: 'Ops', username: 'ops_fn' },
  ])('$name signs in as $username with 40 letters and digits', ({ name, username }) => {
    const { properties } = findResource(existing, 'AWS::SecretsManager::Secret', `${name}UserSecret`);
    expect(properties.GenerateSecretString).toEqual({
      SecretStringTemplate: JSON.stringify({ username }),
      GenerateStringKey: 'password',
      PasswordLength: 40,
      ExcludePunctuation: true,
    });
  });
});

describe('migrations', () => {
  const trigger = findResource(trial, 'Custom::Trigger', 'MigrateAtDeploy');
  const resourceOf = (id: string) => trial.toJSON()['Resources'][id];

  it('run again whenever the function that holds them changes', () => {
    expect(trigger.properties).toMatchObject({
      HandlerArn: { Ref: expect.stringContaining('MigrateLambdaFunctionCurrentVersion') },
      ExecuteOnHandlerChange: true,
      InvocationType: 'RequestResponse',
    });
  });

  it('wait for the database, and its writer', () => {
    expect(trigger).toMatchObject({
      DependsOn: expect.arrayContaining([expect.stringMatching(/ClusterWriter/)]),
    });
  });

  it('wait for the policy of the function that does them: trigger, version, function, policy', () => {
    const version = resourceOf(trigger.properties.HandlerArn.Ref);
    const { DependsOn } = resourceOf(version.Properties.FunctionName.Ref);
    const policies = Object.entries(trial.findResources('AWS::IAM::Policy'));
    const [policy] = policies.find(([id]) => id.startsWith('MigrateLambdaRoleDefaultPolicy')) ?? [];
    expect(DependsOn).toContain(policy);
  });

  it.each(['Payout', 'Notice', 'Ops'])('are done before %s is made or changed', (name) => {
    const dependent = findResource(trial, 'AWS::Lambda::Function', `${name}LambdaFunction`);
    expect(dependent).toMatchObject({ DependsOn: expect.arrayContaining([trigger.id]) });
  });

  it('end before the provider that waits for them does', () => {
    const provider = trial.findResources('AWS::Lambda::Function', {
      Properties: { Handler: '__entrypoint__.handler' },
    });
    const [timeout] = Object.values(provider).map(({ Properties }) => Properties.Timeout);
    expect(Number(trigger.properties.Timeout) / 1000).toBeLessThan(timeout);
  });
});
