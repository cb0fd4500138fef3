import { describe, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createProductionDraft } from '../scaffold';
import { synthData } from './data-template';

const production = synthData(createProductionDraft());

describe('migrations', () => {
  test('run on every deployment that changes them or creates a cluster, and the deployment waits for them', () => {
    production.hasResource('Custom::Migration', {
      Properties: {
        Migrations: Match.stringLikeRegexp('^[0-9a-f]{64}$'),
        Cluster: { Ref: Match.stringLikeRegexp('^DatabaseClusterGeneration1Cluster') },
        ServiceTimeout: '2100',
      },
      DependsOn: Match.arrayWith([
        Match.stringLikeRegexp('Cluster'),
        Match.stringLikeRegexp('^MigrationCustomResourceResponse'),
        Match.stringLikeRegexp('^MigrationToCluster'),
      ]),
    });
  });

  test('run in a dedicated function, one at a time, with the certificate authorities of RDS', () => {
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
