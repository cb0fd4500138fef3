import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createProductionDraft, createSandboxDraft } from '../scaffold';
import { synthData } from './data-template';

const production = synthData(createProductionDraft());
const sandbox = synthData(createSandboxDraft());

describe('the database', () => {
  test('has no passwords: every user, including the master user, signs in with IAM tokens', () => {
    production.hasResourceProperties('AWS::RDS::DBCluster', {
      EnableIAMDatabaseAuthentication: true,
      MasterUsername: 'bulwark_master',
      MasterUserAuthenticationType: 'iam-db-auth',
      MasterUserPassword: Match.absent(),
      ManageMasterUserPassword: Match.absent(),
    });
    production.resourceCountIs('AWS::SecretsManager::Secret', 0);
  });

  test('is encrypted with the database key, including Performance Insights', () => {
    production.hasResourceProperties('AWS::RDS::DBCluster', { StorageEncrypted: true, KmsKeyId: Match.anyValue() });
    production.allResourcesProperties('AWS::RDS::DBInstance', {
      EnablePerformanceInsights: true,
      PerformanceInsightsKMSKeyId: Match.anyValue(),
      PerformanceInsightsRetentionPeriod: 7,
    });
  });

  test('rejects connections without TLS 1.2 or later', () => {
    production.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Family: 'aurora-postgresql17',
      Parameters: Match.objectLike({ 'rds.force_ssl': '1', ssl_min_protocol_version: 'TLSv1.2' }),
    });
  });

  test('logs connections and changes of schema and roles, but no values', () => {
    production.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Parameters: Match.objectLike({
        shared_preload_libraries: 'pgaudit,pg_stat_statements',
        'pgaudit.log': 'ddl,role',
        log_connections: '1',
        log_disconnections: '1',
        log_statement: 'ddl',
      }),
    });
  });

  test('exports its logs to encrypted log groups with the retention of the settings', () => {
    production.hasResourceProperties('AWS::RDS::DBCluster', {
      DBClusterIdentifier: 'production-records-1',
      EnableCloudwatchLogsExports: ['postgresql', 'iam-db-auth-error'],
    });
    for (const name of ['cluster/production-records-1/postgresql', 'cluster/production-records-1/iam-db-auth-error']) {
      production.hasResourceProperties('AWS::Logs::LogGroup', {
        LogGroupName: `/aws/rds/${name}`,
        KmsKeyId: Match.anyValue(),
        RetentionInDays: 400,
      });
    }
  });

  test('does not use the default port', () => {
    production.hasResourceProperties('AWS::RDS::DBCluster', { Port: 6432 });
  });

  test('is protected from deletion in a protected environment only, and a snapshot is kept whenever it is deleted', () => {
    const lasting = { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' };
    production.hasResource('AWS::RDS::DBCluster', { ...lasting, Properties: { DeletionProtection: true } });
    sandbox.hasResource('AWS::RDS::DBCluster', { ...lasting, Properties: { DeletionProtection: false } });
  });

  test('has automated backups of 35 days in production and 7 in a sandbox, and copies tags to snapshots', () => {
    const kept = { CopyTagsToSnapshot: true, DeleteAutomatedBackups: false };
    production.hasResourceProperties('AWS::RDS::DBCluster', { ...kept, BackupRetentionPeriod: 35 });
    sandbox.hasResourceProperties('AWS::RDS::DBCluster', { ...kept, BackupRetentionPeriod: 7 });
  });

  test('has a reader in another zone in production', () => {
    const zones = Object.values(production.findResources('AWS::RDS::DBInstance')).map(({ Properties }) =>
      JSON.stringify(Properties.AvailabilityZone),
    );
    expect(zones).toHaveLength(2);
    expect(new Set(zones).size).toBe(2);
    sandbox.resourceCountIs('AWS::RDS::DBInstance', 1);
  });

  test('has instances that are private, patched automatically and monitored', () => {
    production.hasResourceProperties('AWS::RDS::DBCluster', { AutoMinorVersionUpgrade: true });
    production.allResourcesProperties('AWS::RDS::DBInstance', {
      DBInstanceClass: 'db.serverless',
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
      MonitoringInterval: 60,
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    });
  });

  test('scales within the capacity of the settings', () => {
    sandbox.hasResourceProperties('AWS::RDS::DBCluster', {
      ServerlessV2ScalingConfiguration: { MinCapacity: 0, MaxCapacity: 2, SecondsUntilAutoPause: 300 },
    });
  });
});

describe('a database that pauses', () => {
  test('ends idle sessions, which would keep it from pausing, and one that does not pause keeps them', () => {
    const timeout = (value: unknown) => ({ Parameters: Match.objectLike({ idle_session_timeout: value }) });
    sandbox.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', timeout('60000'));
    production.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', timeout(Match.absent()));
  });

  test('has no monitoring that keeps its capacity up', () => {
    sandbox.allResourcesProperties('AWS::RDS::DBInstance', {
      EnablePerformanceInsights: Match.absent(),
      MonitoringInterval: Match.absent(),
      MonitoringRoleArn: Match.absent(),
    });
  });
});

describe('the network of the database', () => {
  test('allows the proxy and the migrations on the database port, and nothing else', () => {
    const rules = Object.values(production.findResources('AWS::EC2::SecurityGroupIngress')).map(
      ({ Properties }) => Properties,
    );
    const toCluster = rules.filter(({ FromPort }) => FromPort === 6432);
    expect(toCluster).toHaveLength(2);
    for (const rule of toCluster) {
      expect(rule).toMatchObject({ ToPort: 6432, IpProtocol: 'tcp' });
      expect(rule.SourceSecurityGroupId).toBeDefined();
      expect(rule.CidrIp).toBeUndefined();
    }
  });
});
