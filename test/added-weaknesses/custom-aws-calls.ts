import type { AddedWeakness, Resources } from './added-weakness';

const STOPS = /makes no call that stops logs, detection or keys/;
const call = (service: string, action: string, parameters: object = {}) =>
  JSON.stringify({ service, action, parameters, physicalResourceId: { id: 'one' } });

/** A call of AWS by a custom resource of CDK. */
function create(Create: string): Resources {
  return {
    Call: {
      Type: 'Custom::AWS',
      Properties: {
        ServiceToken: { 'Fn::GetAtt': ['Handler', 'Arn'] },
        ServiceTimeout: 60,
        Create,
        InstallLatestAwsSdk: false,
      },
    },
    Handler: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: 'arn:aws:iam::111122223333:role/calls',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Code: { ZipFile: 'exports.handler = async () => ({});' },
        TracingConfig: { Mode: 'Active' },
      },
    },
  };
}

const weaken = (id: string, text: string): AddedWeakness => ({
  id,
  service: 'CloudFormation',
  kind: 'detection off',
  hardened: create(call('SSM', 'getParameter', { Name: 'version' })),
  weaken: { 'Call.Properties.Create': text },
  names: STOPS,
});

/** Deployments that stop what watches over the account. */
export const customAwsCallWeaknesses: readonly AddedWeakness[] = [
  weaken('custom-stops-trail', call('CloudTrail', 'stopLogging', { Name: 'audit' })),
  weaken('custom-deletes-trail', call('@aws-sdk/client-cloudtrail', 'DeleteTrailCommand', { Name: 'audit' })),
  weaken('custom-deletes-detector', call('GuardDuty', 'deleteDetector', { DetectorId: 'abc' })),
  weaken('custom-suspends-detector', call('GuardDuty', 'updateDetector', { DetectorId: 'abc', enable: false })),
  weaken('custom-disables-security-hub', call('SecurityHub', 'disableSecurityHub')),
  weaken('custom-deletes-flow-logs', call('EC2', 'deleteFlowLogs', { FlowLogIds: ['fl-1'] })),
  weaken('custom-opens-buckets', call('S3Control', 'deletePublicAccessBlock', { AccountId: '111122223333' })),
];
