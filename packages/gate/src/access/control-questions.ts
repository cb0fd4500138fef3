import type { Question, Questions } from './question';

/** Questions about what records, detects and alarms; about what runs; and about who may do what. */
export const CONTROL_QUESTIONS: Questions = {
  'AWS::CloudTrail::Trail': [
    {
      id: 'change',
      text: 'Who can stop, change or delete {}?',
      actions: [
        'cloudtrail:StopLogging',
        'cloudtrail:UpdateTrail',
        'cloudtrail:DeleteTrail',
        'cloudtrail:PutEventSelectors',
        'cloudtrail:PutInsightSelectors',
      ],
    },
  ],
  'AWS::CloudTrail::EventDataStore': [
    {
      id: 'change',
      text: 'Who can stop, change or delete {}?',
      actions: [
        'cloudtrail:StopEventDataStoreIngestion',
        'cloudtrail:UpdateEventDataStore',
        'cloudtrail:DeleteEventDataStore',
      ],
    },
    { id: 'read', text: 'Who can query {}?', actions: ['cloudtrail:StartQuery'] },
  ],
  'AWS::GuardDuty::Detector': [
    {
      id: 'change',
      text: 'Who can switch {} off?',
      actions: ['guardduty:DeleteDetector', 'guardduty:UpdateDetector'],
    },
  ],
  'AWS::SecurityHub::Hub': [
    {
      id: 'change',
      text: 'Who can switch {} off?',
      actions: ['securityhub:DisableSecurityHub', 'securityhub:BatchDisableStandards'],
    },
  ],
  'AWS::WAFv2::WebACL': [
    {
      id: 'change',
      text: 'Who can change or delete {}?',
      actions: ['wafv2:UpdateWebACL', 'wafv2:DeleteWebACL', 'wafv2:DeleteLoggingConfiguration'],
    },
  ],
  'AWS::CloudWatch::Alarm': [
    {
      id: 'change',
      text: 'Who can change, silence or delete {}?',
      actions: [
        'cloudwatch:PutMetricAlarm',
        'cloudwatch:DisableAlarmActions',
        'cloudwatch:SetAlarmState',
        'cloudwatch:DeleteAlarms',
      ],
      isOnlyForSome: true,
    },
  ],
  'AWS::Events::Rule': [
    {
      id: 'change',
      text: 'Who can change, switch off or delete {}?',
      actions: ['events:PutRule', 'events:DisableRule', 'events:RemoveTargets', 'events:DeleteRule'],
    },
  ],
  'AWS::Events::EventBus': [
    { id: 'write', text: 'Who can send events to {}?', actions: ['events:PutEvents'] },
    {
      id: 'change',
      text: 'Who can change or delete {}?',
      actions: ['events:DeleteEventBus', 'events:UpdateEventBus'],
    },
  ],
  'AWS::Cognito::UserPool': [
    {
      id: 'change',
      text: 'Who can create users of {}, set their passwords, or change it?',
      actions: [
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminSetUserPassword',
        'cognito-idp:AdminAddUserToGroup',
        'cognito-idp:AdminUpdateUserAttributes',
        'cognito-idp:CreateUserPoolClient',
        'cognito-idp:UpdateUserPool',
        'cognito-idp:DeleteUserPool',
      ],
      isOnlyForSome: true,
    },
    {
      id: 'read',
      text: 'Who can read the users of {}?',
      actions: ['cognito-idp:ListUsers', 'cognito-idp:AdminGetUser', 'cognito-idp:DescribeUserPoolClient'],
    },
  ],
  'AWS::Lambda::Function': [
    {
      id: 'invoke',
      text: 'Who can invoke {}?',
      actions: ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'],
      on: ['', ':*'],
    },
    {
      id: 'change',
      text: 'Who can change the code of {}, or who invokes it?',
      actions: [
        'lambda:UpdateFunctionCode',
        'lambda:UpdateFunctionConfiguration',
        'lambda:AddPermission',
        'lambda:DeleteFunction',
      ],
    },
  ],
  'AWS::StepFunctions::StateMachine': [
    { id: 'invoke', text: 'Who can start {}?', actions: ['states:StartExecution', 'states:StartSyncExecution'] },
    {
      id: 'change',
      text: 'Who can change or delete {}?',
      actions: ['states:UpdateStateMachine', 'states:DeleteStateMachine'],
    },
  ],
  'AWS::CodeBuild::Project': [
    { id: 'invoke', text: 'Who can start {}?', actions: ['codebuild:StartBuild', 'codebuild:StartBuildBatch'] },
    { id: 'change', text: 'Who can change {}?', actions: ['codebuild:UpdateProject'] },
  ],
  'AWS::IAM::ManagedPolicy': [
    {
      id: 'change',
      text: 'Who can change what {} allows?',
      actions: ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'],
      isOnlyForSome: true,
    },
  ],
  'AWS::IAM::Role': [
    {
      id: 'change',
      text: 'Who can give {} more permissions?',
      actions: [
        'iam:PutRolePolicy',
        'iam:AttachRolePolicy',
        'iam:DeleteRolePolicy',
        'iam:DetachRolePolicy',
        'iam:PutRolePermissionsBoundary',
        'iam:DeleteRolePermissionsBoundary',
      ],
    },
  ],
  'AWS::IAM::User': [
    {
      id: 'change',
      text: 'Who can give {} more permissions, or act as it?',
      actions: [
        'iam:PutUserPolicy',
        'iam:AttachUserPolicy',
        'iam:PutUserPermissionsBoundary',
        'iam:DeleteUserPermissionsBoundary',
        'iam:CreateAccessKey',
        'iam:CreateLoginProfile',
        'iam:UpdateLoginProfile',
      ],
    },
  ],
  'AWS::IAM::Group': [
    {
      id: 'change',
      text: 'Who can give {} more permissions, or join it?',
      actions: ['iam:PutGroupPolicy', 'iam:AttachGroupPolicy', 'iam:AddUserToGroup'],
    },
  ],
};

/** Asked of the trust policy of a role. */
export const ASSUME: Question = {
  id: 'assume',
  text: 'Who can assume {}?',
  actions: ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'],
};
