import { assignPlatformTeam } from '../duties';
import type { Control } from '../framework';
import { describeControls } from './describe-controls';

/** Controls of deployments, trails, streams, keys and secrets. */
export const fsbpLogging: readonly Control[] = [
  ...describeControls(
    [],
    [
      { id: 'CloudFormation.3', title: 'Stacks are protected from deletion' },
      {
        id: 'CloudFormation.4',
        title: 'Stacks are deployed with a service role',
        ...assignPlatformTeam('Deploy each stack with a service role of CloudFormation.'),
      },
    ],
  ),
  ...describeControls(
    ['AWS::CloudTrail::Trail'],
    [
      { id: 'CloudTrail.1', title: 'A trail records management events of all regions' },
      {
        id: 'CloudTrail.2',
        title: 'Trails are encrypted with a customer managed key',
      },
      {
        id: 'CloudTrail.4',
        title: 'Trails write digests that prove the integrity of log files',
      },
      {
        id: 'CloudTrail.5',
        title: 'Trails send events to CloudWatch Logs',
      },
    ],
  ),
  ...describeControls(
    ['AWS::KinesisFirehose::DeliveryStream'],
    [{ id: 'DataFirehose.1', title: 'Delivery streams are encrypted', cited: ['KinesisDataFirehoseSSE'] }],
  ),
  ...describeControls(
    ['AWS::Kinesis::Stream'],
    [
      { id: 'Kinesis.1', title: 'Data streams are encrypted', cited: ['KinesisDataStreamSSE'] },
      { id: 'Kinesis.3', title: 'Data streams keep records long enough' },
    ],
  ),
  ...describeControls(
    ['AWS::IAM::ManagedPolicy'],
    [{ id: 'KMS.1', title: 'Customer managed policies do not allow decryption with every key' }],
  ),
  ...describeControls(
    [
      'AWS::IAM::Policy',
      'AWS::IAM::RolePolicy',
      'AWS::IAM::UserPolicy',
      'AWS::IAM::GroupPolicy',
      'AWS::IAM::Role',
      'AWS::IAM::User',
      'AWS::IAM::Group',
    ],
    [{ id: 'KMS.2', title: 'Inline policies do not allow decryption with every key' }],
  ),
  ...describeControls(
    ['AWS::KMS::Key'],
    [
      { id: 'KMS.3', title: 'No key is scheduled for deletion by mistake', cited: ['KmsKeyDeletionWindow'] },
      { id: 'KMS.5', title: 'Key policies exclude the public' },
    ],
  ),
  ...describeControls(
    ['AWS::MSK::Cluster'],
    [{ id: 'MSK.1', title: 'Brokers of Kafka clusters encrypt traffic between them', cited: ['MSKBrokerToBrokerTLS'] }],
  ),
  ...describeControls(
    ['AWS::KafkaConnect::Connector'],
    [{ id: 'MSK.3', title: 'Connectors encrypt traffic to the Kafka cluster' }],
  ),
  ...describeControls(
    ['AWS::MSK::Cluster'],
    [{ id: 'MSK.4', title: 'Kafka clusters are not reachable from the internet' }],
  ),
  ...describeControls(['AWS::KafkaConnect::Connector'], [{ id: 'MSK.5', title: 'Connectors write logs' }]),
  ...describeControls(
    ['AWS::MSK::Cluster', 'AWS::MSK::ServerlessCluster'],
    [{ id: 'MSK.6', title: 'Kafka clusters refuse clients that do not authenticate' }],
  ),
  ...describeControls(
    ['AWS::ACMPCA::CertificateAuthority', 'AWS::ACMPCA::CertificateAuthorityActivation'],
    [{ id: 'PCA.1', title: 'Root certificate authorities are disabled when they are not used' }],
  ),
  ...describeControls(
    ['AWS::SecretsManager::Secret'],
    [
      { id: 'SecretsManager.1', title: 'Secrets rotate automatically' },
      { id: 'SecretsManager.2', title: 'Rotations of secrets succeed' },
      { id: 'SecretsManager.3', title: 'Secrets that are not used are removed' },
    ],
  ),
  ...describeControls(
    ['AWS::SecretsManager::Secret', 'AWS::SecretsManager::RotationSchedule'],
    [{ id: 'SecretsManager.4', title: 'Secrets rotate within 90 days' }],
  ),
];
