import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { FlowLogDestination, IpAddresses, type IVpc, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  AuroraMysqlEngineVersion,
  ClusterInstance,
  DatabaseCluster,
  DatabaseClusterEngine,
  ParameterGroup,
} from 'aws-cdk-lib/aws-rds';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

const engine = DatabaseClusterEngine.auroraMysql({ version: AuroraMysqlEngineVersion.VER_3_10_4 });

export interface TrialClusterProps {
  readonly databaseName: string;
}

/** A new Aurora MySQL cluster in a network of its own that nothing can enter: the Data API is its only door. */
export class TrialCluster extends Construct {
  readonly clusterArn: string;
  readonly adminSecret: ISecret;

  constructor(scope: Construct, id: string, { databaseName }: TrialClusterProps) {
    super(scope, id);
    const cluster = new DatabaseCluster(this, 'Cluster', {
      engine,
      vpc: this.isolatedVpc(),
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      writer: ClusterInstance.serverlessV2('Writer', {
        parameterGroup: this.instanceParameters(),
        autoMinorVersionUpgrade: false,
      }),
      serverlessV2MinCapacity: 0.5,
      serverlessV2MaxCapacity: 8,
      parameterGroup: new ParameterGroup(this, 'ClusterParameters', {
        engine,
        parameters: { time_zone: 'UTC' },
      }),
      port: 3307,
      enableDataApi: true,
      iamAuthentication: true,
      manageMasterUserPassword: true,
      defaultDatabaseName: databaseName,
      storageEncrypted: true,
      backup: { retention: Duration.days(14) },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
      cloudwatchLogsExports: ['audit', 'error', 'slowquery'],
    });
    Validations.of(cluster).acknowledge({
      id: 'AwsSolutions-RDS14',
      reason:
        'Backtrack rewinds the whole cluster in place: votes, payments and the audit trail of money already sent would vanish. Recovery is point-in-time restore into a new cluster, for 14 days, which leaves the record standing.',
    });
    if (!cluster.secret) throw new Error('the cluster has no admin secret: expected RDS to manage one');
    this.clusterArn = cluster.clusterArn;
    this.adminSecret = cluster.secret;
  }

  private isolatedVpc(): IVpc {
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr('10.0.0.0/24'),
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Database', subnetType: SubnetType.PRIVATE_ISOLATED }],
      restrictDefaultSecurityGroup: false, // nothing is in it; emptying it takes a function with rights over it
    });
    vpc.addFlowLog('FlowLog', {
      destination: FlowLogDestination.toCloudWatchLogs(
        new LogGroup(this, 'FlowLogGroup', { retention: RetentionDays.ONE_MONTH }),
      ),
    });
    return vpc as IVpc; // CDK's class is not its interface under exactOptionalPropertyTypes
  }

  /** These are instance-level in Aurora MySQL 3; its defaults are not strict and wait longer than the Data API does. */
  private instanceParameters(): ParameterGroup {
    return new ParameterGroup(this, 'InstanceParameters', {
      engine,
      parameters: {
        innodb_lock_wait_timeout: '10',
        sql_mode: [
          'ONLY_FULL_GROUP_BY',
          'STRICT_TRANS_TABLES',
          'NO_ZERO_IN_DATE',
          'NO_ZERO_DATE',
          'ERROR_FOR_DIVISION_BY_ZERO',
          'NO_ENGINE_SUBSTITUTION',
        ].join(),
        transaction_isolation: 'READ-COMMITTED',
      },
    });
  }
}
