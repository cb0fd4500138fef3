import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createProductionDraft, createSandboxDraft } from '../scaffold';
import { synthData } from './data-template';

const production = synthData(createProductionDraft());

describe('the proxy', () => {
  test('requires TLS and end-to-end IAM authentication', () => {
    production.hasResourceProperties('AWS::RDS::DBProxy', {
      RequireTLS: true,
      DefaultAuthScheme: 'IAM_AUTH',
      Auth: Match.absent(),
      EngineFamily: 'POSTGRESQL',
      DebugLogging: false,
    });
  });

  test('signs in only as the users of functions, never as the master user', () => {
    const policy = Object.entries(production.findResources('AWS::IAM::ManagedPolicy')).find(([id]) =>
      id.includes('ProxyRole'),
    );
    const statements = policy?.[1]['Properties'].PolicyDocument.Statement;
    expect(statements).toHaveLength(1);
    expect(statements[0].Action).toBe('rds-db:connect');
    expect(JSON.stringify(statements[0].Resource)).toContain('/bulwark_read"');
    expect(JSON.stringify(statements[0].Resource)).not.toContain('bulwark_master');
  });

  test('writes its log to an encrypted log group with the retention of the settings', () => {
    production.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/rds/proxy/production-records-abc',
      KmsKeyId: Match.anyValue(),
      RetentionInDays: 400,
    });
  });

  test('gets another name and logical id with another zone, since its subnets cannot be changed', () => {
    const draft = createProductionDraft();
    const zones = ['eu-central-1a', 'eu-central-1b'];
    const fewer = synthData({ ...draft, network: { ...Object(draft['network']), zones } });
    const [[id, proxy] = [], [otherId, other] = []] = [production, fewer].map(
      (template) => Object.entries(template.findResources('AWS::RDS::DBProxy'))[0],
    );
    expect([proxy?.['Properties'].DBProxyName, other?.['Properties'].DBProxyName]).toEqual([
      'production-records-abc',
      'production-records-ab',
    ]);
    expect(id).not.toBe(otherId);
  });

  test('stays the same when a new generation of the cluster becomes its target', () => {
    const draft = createProductionDraft();
    const second = synthData({ ...draft, data: { ...Object(draft['data']), generation: 2 } });
    expect(Object.entries(second.findResources('AWS::RDS::DBProxy'))).toEqual(
      Object.entries(production.findResources('AWS::RDS::DBProxy')),
    );
    second.hasResourceProperties('AWS::RDS::DBProxyTargetGroup', {
      DBClusterIdentifiers: [{ Ref: Match.stringLikeRegexp('^DatabaseClusterGeneration2Cluster') }],
    });
  });

  test('does not exist in a sandbox, where functions connect to the cluster', () => {
    const sandbox = synthData(createSandboxDraft());
    for (const type of ['AWS::RDS::DBProxy', 'AWS::RDS::DBProxyTargetGroup']) sandbox.resourceCountIs(type, 0);
  });
});
