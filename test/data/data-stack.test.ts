import { describe, expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AlertTopic } from '../../lib/audit/alert-topic';
import { DeadLetterQueue } from '../../lib/audit/dead-letter-queue';
import { DataStack } from '../../lib/data/data-stack';
import { EncryptionStack } from '../../lib/encryption/encryption-stack';
import { NetworkStack } from '../../lib/network/network-stack';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { productionDraft, sandboxDraft, settingsOf, testApp } from '../scaffold';

function synth(draft: EnvironmentDraft): Template {
  const settings = settingsOf(draft);
  const app = testApp();
  const common = { prefix: settings.name, settings, env: { account: settings.account, region: settings.region } };
  const { keys } = new EncryptionStack(app, 'Encryption', common);
  const audit = new Stack(app, 'Audit', common);
  const deadLetters = new DeadLetterQueue(audit, 'DeadLetters', { key: keys.messaging });
  const alerts = new AlertTopic(audit, 'Alerts', { key: keys.messaging, emails: settings.alertEmails, deadLetters });
  const { network } = new NetworkStack(app, 'Network', { ...common, keys, deadLetters });
  return Template.fromStack(new DataStack(app, 'Data', { ...common, keys, deadLetters, alerts, network }));
}

function dataWith(draft: EnvironmentDraft, changes: object): EnvironmentDraft {
  return { ...draft, data: { ...Object(draft['data']), ...changes } };
}

const production = synth(productionDraft());
const sandbox = synth(sandboxDraft());

describe('the database', () => {
  test('has no password that could be stolen: everyone, the first user included, signs in with IAM tokens', () => {
    production.hasResourceProperties('AWS::RDS::DBCluster', {
      EnableIAMDatabaseAuthentication: true,
      MasterUsername: 'bulwark_master',
      MasterUserAuthenticationType: 'iam-db-auth',
      MasterUserPassword: Match.absent(),
      ManageMasterUserPassword: Match.absent(),
    });
    production.resourceCountIs('AWS::SecretsManager::Secret', 0);
  });

  test('is encrypted with its own key, its insights as well', () => {
    production.hasResourceProperties('AWS::RDS::DBCluster', { StorageEncrypted: true, KmsKeyId: Match.anyValue() });
    production.allResourcesProperties('AWS::RDS::DBInstance', {
      EnablePerformanceInsights: true,
      PerformanceInsightsKMSKeyId: Match.anyValue(),
      PerformanceInsightsRetentionPeriod: 7,
    });
  });

  test('refuses connections without TLS, or with less than TLS 1.2', () => {
    production.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Family: 'aurora-postgresql17',
      Parameters: Match.objectLike({ 'rds.force_ssl': '1', ssl_min_protocol_version: 'TLSv1.2' }),
    });
  });

  test('writes down who connects and who changes schema or roles, never a value', () => {
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

  test('sends its logs to groups that were there first, encrypted and kept for the time of the settings', () => {
    production.hasResourceProperties('AWS::RDS::DBCluster', {
      DBClusterIdentifier: 'production-records',
      EnableCloudwatchLogsExports: ['postgresql', 'iam-db-auth-error'],
    });
    for (const name of [
      'cluster/production-records/postgresql',
      'cluster/production-records/iam-db-auth-error',
      'proxy/production-records',
    ]) {
      production.hasResourceProperties('AWS::Logs::LogGroup', {
        LogGroupName: `/aws/rds/${name}`,
        KmsKeyId: Match.anyValue(),
        RetentionInDays: 400,
      });
    }
  });

  test('does not listen on the well-known port', () => {
    production.hasResourceProperties('AWS::RDS::DBCluster', { Port: 6432 });
  });

  test('cannot be deleted in production, and leaves a snapshot wherever it is', () => {
    const lasting = { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' };
    production.hasResource('AWS::RDS::DBCluster', { ...lasting, Properties: { DeletionProtection: true } });
    sandbox.hasResource('AWS::RDS::DBCluster', { ...lasting, Properties: { DeletionProtection: false } });
  });

  test('reaches back 35 days in production, 7 in a sandbox, and copies tags to snapshots', () => {
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

  test('is private, patched and monitored instance by instance', () => {
    production.hasResourceProperties('AWS::RDS::DBCluster', { AutoMinorVersionUpgrade: true });
    production.allResourcesProperties('AWS::RDS::DBInstance', {
      DBInstanceClass: 'db.serverless',
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
      MonitoringInterval: 60,
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    });
  });

  test('shrinks and grows within the settings', () => {
    sandbox.hasResourceProperties('AWS::RDS::DBCluster', {
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 2 },
    });
  });
});

describe('the proxy', () => {
  test('demands TLS and passes IAM sign-in on from end to end', () => {
    production.hasResourceProperties('AWS::RDS::DBProxy', {
      RequireTLS: true,
      DefaultAuthScheme: 'IAM_AUTH',
      Auth: Match.absent(),
      EngineFamily: 'POSTGRESQL',
      DebugLogging: false,
    });
  });

  test('signs in as the users of functions alone, never as the master user', () => {
    const policy = Object.entries(production.findResources('AWS::IAM::ManagedPolicy')).find(([id]) =>
      id.includes('ProxyRole'),
    );
    const statements = policy?.[1]['Properties'].PolicyDocument.Statement;
    expect(statements).toHaveLength(1);
    expect(statements[0].Action).toBe('rds-db:connect');
    expect(JSON.stringify(statements[0].Resource)).toContain('/bulwark_read"');
    expect(JSON.stringify(statements[0].Resource)).not.toContain('bulwark_master');
  });
});

describe('the network of the database', () => {
  test('admits the proxy and the migrations on its port, and nothing else', () => {
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

describe('migrations', () => {
  test('run on every deployment that changes them, and hold the deployment up until they are done', () => {
    production.hasResource('Custom::Migration', {
      Properties: { Migrations: Match.stringLikeRegexp('^[0-9a-f]{64}$'), ServiceTimeout: '2100' },
      DependsOn: Match.arrayWith([
        Match.stringLikeRegexp('Cluster'),
        Match.stringLikeRegexp('^MigrationCustomResourceResponse'),
        Match.stringLikeRegexp('^MigrationToCluster'),
      ]),
    });
  });

  test('are run by a function of their own, once at a time, with the authorities that signed the database', () => {
    production.hasResourceProperties('AWS::Lambda::Function', {
      ReservedConcurrentExecutions: 1,
      Environment: {
        Variables: Match.objectLike({
          DATABASE_USER: 'bulwark_master',
          DATABASE_PORT: '6432',
          NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
        }),
      },
    });
  });
});

describe('backups', () => {
  test('are taken daily into a vault of their own key that nobody can empty', () => {
    production.hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'Retain',
      Properties: {
        EncryptionKeyArn: Match.anyValue(),
        AccessPolicy: Match.objectLike({
          Statement: [
            Match.objectLike({
              Effect: 'Deny',
              Principal: '*',
              Action: Match.arrayWith(['backup:DeleteRecoveryPoint']),
            }),
          ],
        }),
      },
    });
    production.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({ ScheduleExpression: 'cron(0 4 * * ? *)', Lifecycle: { DeleteAfterDays: 35 } }),
        ],
      },
    });
  });

  test('are locked for good in production, and by a lock that can be lifted in a sandbox', () => {
    production.hasResourceProperties('AWS::Backup::BackupVault', {
      LockConfiguration: { MinRetentionDays: 35, MaxRetentionDays: 366, ChangeableForDays: 3 },
    });
    sandbox.hasResourceProperties('AWS::Backup::BackupVault', {
      LockConfiguration: { MinRetentionDays: 7, ChangeableForDays: Match.absent() },
    });
  });

  test('are restored on trial every week, in the subnets of the database', () => {
    production.hasResourceProperties('AWS::Backup::RestoreTestingPlan', { ScheduleExpression: 'cron(0 6 ? * SUN *)' });
    production.hasResourceProperties('AWS::Backup::RestoreTestingSelection', {
      ProtectedResourceType: 'Aurora',
      RestoreMetadataOverrides: { dbSubnetGroupName: Match.anyValue(), dbClusterParameterGroupName: Match.anyValue() },
    });
  });

  test('come to their end even after the stack is gone: the role of AWS Backup stays', () => {
    production.hasResource('AWS::IAM::Role', {
      DeletionPolicy: 'Retain',
      Properties: {
        AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: 'backup.amazonaws.com' } })] },
      },
    });
  });

  test('that fail are told to people', () => {
    production.hasResourceProperties('AWS::Backup::BackupVault', {
      Notifications: { BackupVaultEvents: Match.arrayWith(['BACKUP_JOB_FAILED', 'RESTORE_JOB_COMPLETED']) },
    });
  });

  test('are copied to another region only where settings say so', () => {
    const vault = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:copies';
    synth(dataWith(sandboxDraft(), { backupCopyVaultArn: vault })).hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [Match.objectLike({ CopyActions: [Match.objectLike({ DestinationBackupVaultArn: vault })] })],
      },
    });
    sandbox.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ CopyActions: Match.absent() })] },
    });
  });
});

test('failovers, failures, deletions and changes of configuration are told to people', () => {
  for (const [SourceType, category] of [
    ['db-cluster', 'failover'],
    ['db-instance', 'failure'],
    ['db-parameter-group', 'configuration change'],
  ]) {
    production.hasResourceProperties('AWS::RDS::EventSubscription', {
      SourceType,
      Enabled: true,
      EventCategories: Match.arrayWith([category]),
      SnsTopicArn: Match.anyValue(),
    });
  }
});
