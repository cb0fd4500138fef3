import { detectionCallRules } from '../../../src/rules/detection/detection-call';
import { nest } from '../property-cases';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const of = (Type: string, Properties: Readonly<Record<string, unknown>>): Case => ({
  resources: { Subject: { Type, Properties } },
});
const call = (name: string) => nest('Target.Arn', `arn:aws:scheduler:::aws-sdk:${name}`);
const custom = (service: string, action: string, parameters = {}) => JSON.stringify({ service, action, parameters });
const document = (step: object) => of('AWS::SSM::Document', { Content: { mainSteps: [step] } });

rulesDecide('Detection call rules', detectionCallRules, {
  DetectionCallNotMade: {
    holds: [
      call('rds:startDBInstance'),
      nest('Target.Arn', UNKNOWN),
      of('Custom::AWS', { Create: custom('SSM', 'getParameter'), Delete: custom('GuardDuty', 'deleteDetector') }),
      of('Custom::AWS', { Create: custom('GuardDuty', 'updateDetector', { enable: true }) }),
      document({ inputs: { Api: 'StartLogging' } }),
    ],
    broken: [
      call('cloudtrail:stopLogging'),
      call('guardduty:deleteDetector'),
      of('AWS::StepFunctions::StateMachine', {
        Definition: { States: { Stop: { Resource: 'arn:aws:states:::aws-sdk:config:stopConfigurationRecorder' } } },
      }),
      of('AWS::StepFunctions::StateMachine', {
        DefinitionString: { 'Fn::Join': ['', ['"Resource":"arn:', UNKNOWN, ':states:::aws-sdk:kms:disableKey"']] },
      }),
      of('Custom::AWS', { Create: custom('CloudTrail', 'stopLogging') }),
      of('Custom::AWS', { Update: custom('@aws-sdk/client-cloudtrail', 'DeleteTrailCommand') }),
      of('Custom::AWS', {
        Create: { 'Fn::Join': ['', ['{"service":"EC2","action":"deleteFlowLogs","id":"', UNKNOWN]] },
      }),
      of('Custom::AWS', { Create: custom('GuardDuty', 'updateDetector', { enable: false }) }),
      document({ inputs: { Service: 'cloudtrail', Api: 'StopLogging' } }),
      document({ inputs: { runCommand: ['aws cloudtrail stop-logging --name trail'] } }),
      document({ inputs: { runCommand: ['aws iam deactivate-mfa-device --user-name anna'] } }),
    ],
    undecided: [UNKNOWN],
  },
  DetectionCallNoRightsGranted: {
    holds: [
      call('rds:startDBInstance'),
      nest('Target.Arn', UNKNOWN),
      of('Custom::AWS', { Create: custom('IAM', 'getRole'), Delete: custom('IAM', 'putRolePolicy') }),
      document({ inputs: { Service: 'iam', Api: 'DetachRolePolicy' } }),
    ],
    broken: [
      call('iam:createAccessKey'),
      of('AWS::StepFunctions::StateMachine', {
        DefinitionString: '{"States":{"A":{"Resource":"arn:aws:states:::aws-sdk:iam:attachRolePolicy"}}}',
      }),
      of('AWS::StepFunctions::StateMachine', {
        Definition: { States: { Share: { Resource: 'arn:aws:states:::aws-sdk:ec2:modifySnapshotAttribute' } } },
      }),
      of('Custom::AWS', { Update: custom('IAM', 'putUserPolicy') }),
      of('Custom::AWS', { Create: custom('@aws-sdk/client-rds', 'ModifyDBSnapshotAttributeCommand') }),
      document({ inputs: { Service: 'iam', Api: 'PutRolePolicy' } }),
      document({ inputs: { runCommand: ['aws iam update-assume-role-policy --role-name admin'] } }),
    ],
    undecided: [UNKNOWN],
  },
});
