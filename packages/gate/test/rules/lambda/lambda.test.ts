import { lambdaRules } from '../../../src/rules/lambda/lambda';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TYPE = 'AWS::Lambda::Function';
const role = (Role: unknown, other: unknown) => ({
  resources: {
    Subject: { Type: TYPE, Properties: { Role } },
    Other: { Type: TYPE, Properties: { Role: other } },
    Own: { Type: 'AWS::IAM::Role', Properties: {} },
    Foreign: { Type: 'AWS::IAM::Role', Properties: {} },
  },
});
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const named = (logicalId: string, Properties: object = {}) => ({
  resources: { [logicalId]: { Type: TYPE, Properties: { ...Properties } } },
});
/** Functions that CDK adds for its own custom resources. */
const PROVIDERS = [
  'CustomS3AutoDeleteObjectsCustomResourceProviderHandler9D90184F',
  'LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8aFD4BFC8A',
  'BucketNotificationsHandler050a0587b7544547bf325f094a3db8347ECC3691',
  'AWS679f53fac002430cb0da5b7982bd22872D164C4C',
  'CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C512MiB81C01536',
  'SetupProviderframeworkonEvent4B1D0B0C',
  'AWSCDKCfnUtilsProviderCustomResourceProviderHandlerCF82AA57',
  'AutoKubectlProviderHandlerE2D79553',
].map((logicalId) => named(logicalId));
const ofRole = (Service: string) => ({
  resources: {
    Subject: { Type: TYPE, Properties: { Role: arnOf('Role') } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
        },
      },
    },
  },
});
const logging = (LogGroup: unknown) => ({
  resources: {
    Subject: { Type: TYPE, Properties: { LoggingConfig: { LogGroup } } },
    Log: { Type: 'AWS::Logs::LogGroup' },
    Bucket: { Type: 'AWS::S3::Bucket' },
  },
});

rulesDecide('Lambda rules', lambdaRules, {
  LambdaRoleNotShared: {
    holds: [role(arnOf('Own'), arnOf('Foreign')), role('arn:aws:iam::111122223333:role/one', arnOf('Own'))],
    broken: [
      role(arnOf('Own'), arnOf('Own')),
      role('arn:aws:iam::111122223333:role/shared', 'arn:aws:iam::111122223333:role/shared'),
    ],
    undecided: [role(UNKNOWN, arnOf('Own'))],
  },
  LambdaRuntimeSupported: {
    holds: [{ Runtime: 'nodejs24.x' }, { Runtime: 'python3.13' }],
    broken: [{}, { Runtime: 'nodejs16.x' }, named('LogRetention', { Runtime: 'nodejs16.x' })],
    undecided: [{ Runtime: UNKNOWN }],
    notApplicable: [{ PackageType: 'Image' }, ...PROVIDERS],
  },
  LambdaRuntimeUpdatesAutomatic: {
    holds: [{}, { RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' } }],
    broken: [
      { RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual' } },
      { RuntimeManagementConfig: { UpdateRuntimeOn: 'FunctionUpdate' } },
    ],
    undecided: [{ RuntimeManagementConfig: { UpdateRuntimeOn: UNKNOWN } }],
  },
  LambdaReservedConcurrency: {
    holds: [{ ReservedConcurrentExecutions: 5 }, { ReservedConcurrentExecutions: 0 }],
    broken: [{}, { ReservedConcurrentExecutions: 5000 }],
    undecided: [{ ReservedConcurrentExecutions: UNKNOWN }],
    notApplicable: PROVIDERS,
  },
  LambdaRecursiveLoopTerminated: {
    holds: [{}, { RecursiveLoop: 'Terminate' }],
    broken: [{ RecursiveLoop: 'Allow' }],
    undecided: [{ RecursiveLoop: UNKNOWN }],
  },
  LambdaDeadLetterQueue: {
    holds: [{ DeadLetterConfig: { TargetArn: 'arn:aws:sqs:eu-central-1:111122223333:dead-letters' } }],
    broken: [{}, { DeadLetterConfig: {} }],
    undecided: [{ DeadLetterConfig: { TargetArn: UNKNOWN } }],
    notApplicable: PROVIDERS,
  },
  LambdaLogGroupDeclared: {
    holds: [logging({ Ref: 'Log' })],
    broken: [{}, logging(undefined), logging('/aws/lambda/example'), logging({ Ref: 'Bucket' })],
    undecided: [logging(UNKNOWN)],
    notApplicable: PROVIDERS,
  },
  LambdaTracingActive: {
    holds: [{ TracingConfig: { Mode: 'Active' } }],
    broken: [{}, { TracingConfig: { Mode: 'PassThrough' } }, ofRole('lambda.amazonaws.com')],
    undecided: [{ TracingConfig: { Mode: UNKNOWN } }],
    notApplicable: [...PROVIDERS, ofRole('edgelambda.amazonaws.com')],
  },
});
