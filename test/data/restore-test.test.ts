import { test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createProductionDraft } from '../scaffold';
import { synthData } from './data-template';

const production = synthData(createProductionDraft());

test('backups are restored every month as a test, in the subnets of the database', () => {
  production.hasResourceProperties('AWS::Backup::RestoreTestingPlan', { ScheduleExpression: 'cron(0 6 1 * ? *)' });
  production.hasResourceProperties('AWS::Backup::RestoreTestingSelection', {
    ProtectedResourceType: 'Aurora',
    RestoreMetadataOverrides: { dbSubnetGroupName: Match.anyValue(), dbClusterParameterGroupName: Match.anyValue() },
  });
});

test('the role that restores a backup may use the option group of the cluster, which RDS requires', () => {
  production.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: Match.arrayWith(['rds:RestoreDBClusterFromSnapshot']),
          Resource: Match.arrayWith(['arn:aws:rds:eu-central-1:111122223333:og:default:aurora-postgresql-17']),
        }),
      ]),
    },
  });
});
