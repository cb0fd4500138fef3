import { assignPlatformTeam, assignSecurityOfficer } from '../duties';
import type { Control } from '../framework';
import { describeControls } from './describe-controls';

/** Controls of the account and its users, of threat detection and of scans. */
export const fsbpAccounts: readonly Control[] = [
  ...describeControls(
    [],
    [
      {
        id: 'Account.1',
        title: 'The account has a contact for security matters',
        ...assignPlatformTeam('Set the alternate contact for security in the account settings.'),
      },
    ],
  ),
  ...describeControls(
    ['AWS::Config::ConfigurationRecorder'],
    [{ id: 'Config.1', title: 'AWS Config records all resource types with its service-linked role' }],
  ),
  ...describeControls(
    ['AWS::GuardDuty::Detector'],
    [
      { id: 'GuardDuty.1', title: 'GuardDuty is enabled' },
      { id: 'GuardDuty.5', title: 'GuardDuty analyses the audit logs of EKS' },
      { id: 'GuardDuty.6', title: 'GuardDuty analyses the network activity of Lambda functions' },
      { id: 'GuardDuty.7', title: 'GuardDuty manages its runtime agent in EKS' },
      { id: 'GuardDuty.8', title: 'GuardDuty scans volumes of EC2 for malware' },
      { id: 'GuardDuty.9', title: 'GuardDuty analyses sign-ins to RDS' },
      { id: 'GuardDuty.10', title: 'GuardDuty analyses data events of S3' },
      { id: 'GuardDuty.11', title: 'GuardDuty monitors processes at run time' },
      { id: 'GuardDuty.12', title: 'GuardDuty manages its runtime agent in ECS on Fargate' },
      { id: 'GuardDuty.13', title: 'GuardDuty manages its runtime agent on EC2 instances' },
    ],
  ),
  ...describeControls(
    [
      'AWS::IAM::Policy',
      'AWS::IAM::ManagedPolicy',
      'AWS::IAM::RolePolicy',
      'AWS::IAM::UserPolicy',
      'AWS::IAM::GroupPolicy',
    ],
    [
      {
        id: 'IAM.1',
        title: 'IAM policies do not allow every action on every resource',
      },
    ],
  ),
  ...describeControls(
    ['AWS::IAM::User'],
    [
      {
        id: 'IAM.2',
        title: 'IAM users receive permissions through groups or roles only',
      },
    ],
  ),
  ...describeControls(
    [],
    [
      {
        id: 'IAM.3',
        title: 'Access keys of IAM users are replaced within 90 days',
        ...assignSecurityOfficer('Replace or delete access keys of IAM users that are older than 90 days.'),
      },
      {
        id: 'IAM.4',
        title: 'The root user has no access key',
        ...assignSecurityOfficer('Delete the access keys of the root user.'),
      },
      {
        id: 'IAM.5',
        title: 'IAM users with a console password sign in with a second factor',
        ...assignSecurityOfficer('Require a second factor from every user who has a console password.'),
      },
      {
        id: 'IAM.6',
        title: 'The root user signs in with a hardware second factor',
        ...assignSecurityOfficer('Register a hardware security key for the root user.'),
      },
      {
        id: 'IAM.7',
        title: 'The password policy of the account is strong',
        ...assignPlatformTeam('Set a strong password policy in the account settings of IAM.'),
      },
      {
        id: 'IAM.8',
        title: 'Credentials of IAM users that are not used are removed',
        ...assignSecurityOfficer('Remove credentials of IAM users that were not used for 90 days.'),
      },
    ],
  ),
  ...describeControls(
    ['AWS::IAM::ManagedPolicy'],
    [
      {
        id: 'IAM.21',
        title: 'Customer managed policies allow no wildcard for all actions of a service',
      },
    ],
  ),
  ...describeControls(
    [],
    [
      {
        id: 'Inspector.1',
        title: 'Amazon Inspector scans EC2 instances',
        ...assignPlatformTeam('Enable scans of EC2 in Amazon Inspector.'),
      },
      {
        id: 'Inspector.2',
        title: 'Amazon Inspector scans images in ECR',
        ...assignPlatformTeam('Enable scans of ECR in Amazon Inspector.'),
      },
      {
        id: 'Inspector.3',
        title: 'Amazon Inspector scans the code of Lambda functions',
        ...assignPlatformTeam('Enable code scans of Lambda in Amazon Inspector.'),
      },
      {
        id: 'Inspector.4',
        title: 'Amazon Inspector scans the dependencies of Lambda functions',
        ...assignPlatformTeam('Enable standard scans of Lambda in Amazon Inspector.'),
      },
    ],
  ),
  ...describeControls(
    ['AWS::Macie::Session'],
    [
      { id: 'Macie.1', title: 'Macie is enabled' },
      { id: 'Macie.2', title: 'Macie discovers sensitive data automatically' },
    ],
  ),
  ...describeControls(
    ['AWS::ServiceCatalog::Portfolio', 'AWS::ServiceCatalog::PortfolioShare'],
    [{ id: 'ServiceCatalog.1', title: 'Portfolios are shared inside of the organization only' }],
  ),
  ...describeControls(
    ['AWS::EC2::Instance'],
    [
      { id: 'SSM.1', title: 'Systems Manager manages EC2 instances' },
      { id: 'SSM.2', title: 'Managed instances have the patches of their baseline' },
    ],
  ),
  ...describeControls(
    ['AWS::SSM::Association', 'AWS::EC2::Instance'],
    [{ id: 'SSM.3', title: 'Managed instances comply with their associations' }],
  ),
  ...describeControls(['AWS::SSM::Document'], [{ id: 'SSM.4', title: 'Documents of Systems Manager are private' }]),
  ...describeControls(
    ['AWS::SSM::ServiceSetting', 'AWS::SSM::Document'],
    [
      { id: 'SSM.6', title: 'Automations of Systems Manager write to CloudWatch Logs' },
      { id: 'SSM.7', title: 'Public sharing of Systems Manager documents is blocked' },
    ],
  ),
];
