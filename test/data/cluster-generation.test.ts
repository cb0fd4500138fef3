import { describe, expect, test } from '@jest/globals';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { createProductionDraft, createSandboxDraft } from '../scaffold';
import { synthData } from './data-template';

const SNAPSHOT = 'arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:awsbackup:job-1';
const TYPES = ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', 'AWS::Logs::LogGroup'];
const draft = createProductionDraft();

const synthGeneration = (data: object) => synthData({ ...draft, data: { ...Object(draft['data']), ...data } });
const first = synthGeneration({});
const second = synthGeneration({ generation: 2, restoreFrom: { snapshotArn: SNAPSHOT } });

/** Logical ids of the resources of a generation: the cluster, its instances and its log groups. */
function listIds(template: Template): string[] {
  return TYPES.flatMap((type) => Object.keys(template.findResources(type))).filter((id) => id.includes('Generation'));
}

describe('a generation of the cluster', () => {
  test('shares no logical id with another one, so that CloudFormation creates it beside the old one', () => {
    expect(listIds(first)).toHaveLength(5);
    expect(listIds(second)).toHaveLength(5);
    expect(listIds(first).filter((id) => listIds(second).includes(id))).toEqual([]);
  });

  test('has its number in the names of the cluster and of the log groups', () => {
    second.hasResourceProperties('AWS::RDS::DBCluster', { DBClusterIdentifier: 'production-records-2' });
    for (const log of ['postgresql', 'iam-db-auth-error']) {
      second.hasResourceProperties('AWS::Logs::LogGroup', {
        LogGroupName: `/aws/rds/cluster/production-records-2/${log}`,
      });
    }
  });

  test('leaves a final snapshot when the next one takes its place', () => {
    first.hasResource('AWS::RDS::DBCluster', { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' });
  });

  test('keeps the security group, the subnets and the parameters of the generation before', () => {
    for (const type of ['AWS::EC2::SecurityGroup', 'AWS::RDS::DBSubnetGroup', 'AWS::RDS::DBClusterParameterGroup']) {
      expect(second.findResources(type)).toEqual(first.findResources(type));
    }
  });

  test('moves the migrations and the rights of their role', () => {
    const cluster = Match.stringLikeRegexp('^DatabaseClusterGeneration2Cluster');
    second.hasResourceProperties('Custom::Migration', { Cluster: { Ref: cluster } });
    const policies = JSON.stringify(second.findResources('AWS::IAM::ManagedPolicy'));
    expect(policies).toContain('DatabaseClusterGeneration2Cluster');
    expect(policies).not.toContain('Generation1');
  });

  test('has the engine version at the cluster only', () => {
    first.hasResourceProperties('AWS::RDS::DBCluster', { EngineVersion: Match.stringLikeRegexp('^17\\.') });
    first.allResourcesProperties('AWS::RDS::DBInstance', {
      Engine: 'aurora-postgresql',
      EngineVersion: Match.absent(),
    });
  });
});

describe('a restored cluster', () => {
  const inherited = {
    DatabaseName: Match.absent(),
    MasterUsername: Match.absent(),
    MasterUserAuthenticationType: Match.absent(),
    StorageEncrypted: Match.absent(),
    KmsKeyId: Match.anyValue(),
    EnableIAMDatabaseAuthentication: true,
  };
  const none = {
    SnapshotIdentifier: Match.absent(),
    SourceDBClusterIdentifier: Match.absent(),
    RestoreType: Match.absent(),
    RestoreToTime: Match.absent(),
    UseLatestRestorableTime: Match.absent(),
  };

  test.each([
    ['a snapshot', { snapshotArn: SNAPSHOT }, { SnapshotIdentifier: SNAPSHOT }],
    [
      'the latest moment of another cluster',
      { cluster: 'sandbox-records-1' },
      { RestoreType: 'full-copy', SourceDBClusterIdentifier: 'sandbox-records-1', UseLatestRestorableTime: true },
    ],
    [
      'a moment of another cluster',
      { cluster: 'sandbox-records-1', time: '2026-11-26T12:00:00Z' },
      {
        RestoreType: 'full-copy',
        SourceDBClusterIdentifier: 'sandbox-records-1',
        RestoreToTime: '2026-11-26T12:00:00Z',
      },
    ],
  ])('of %s has what CloudFormation needs, and nothing that it refuses', (_what, restoreFrom, properties) => {
    const sandbox = createSandboxDraft();
    const template = synthData({ ...sandbox, data: { ...Object(sandbox['data']), generation: 2, restoreFrom } });
    template.hasResourceProperties('AWS::RDS::DBCluster', { ...inherited, ...none, ...properties });
  });

  test('is not the origin of a new cluster', () => {
    first.hasResourceProperties('AWS::RDS::DBCluster', { ...none, StorageEncrypted: true });
  });
});
