import { type Duration, Stack } from 'aws-cdk-lib';
import { CfnConfigurationRecorder, CfnDeliveryChannel } from 'aws-cdk-lib/aws-config';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct, type IDependable } from 'constructs';
import type { DetectionSettings } from '../settings/detection-settings';
import { ConfigurationBucket } from './configuration-bucket';

type Settings = Extract<DetectionSettings['config'], { mode: 'here' }>;

export interface ConfigurationRecorderProps {
  /** The audit key of the environment. */
  readonly key: IKey;
  readonly retention: Duration;
  readonly settings: Settings;
  /** The service-linked role of AWS Config. */
  readonly serviceLinkedRole: IDependable;
}

/**
 * Records every configuration of the account with AWS Config, types of IAM included, and delivers the history to a
 * bucket. Security Hub and conformance packs evaluate what it records.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html Config.1
 */
export class ConfigurationRecorder extends Construct {
  readonly settings: Settings;

  constructor(scope: Construct, id: string, props: ConfigurationRecorderProps) {
    super(scope, id);
    this.settings = props.settings;
    const { bucket } = new ConfigurationBucket(this, 'Bucket', { key: props.key, retention: props.retention });
    const { recording, excludedTypes } = props.settings;
    const { partition, account } = Stack.of(this);
    // The recorder and its channel need each other: CloudFormation starts the recorder as soon as the channel exists. A
    // dependency in either direction would make one of them wait for the other until it fails.
    const recorder = new CfnConfigurationRecorder(this, 'Resource', {
      roleArn: `arn:${partition}:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      recordingGroup:
        excludedTypes.length === 0
          ? { allSupported: true, includeGlobalResourceTypes: true }
          : {
              recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
              exclusionByResourceTypes: { resourceTypes: excludedTypes.map(({ type }) => type) },
            },
      recordingMode: { recordingFrequency: recording.frequency === 'daily' ? 'DAILY' : 'CONTINUOUS' },
      startedOnCreate: true,
    });
    const channel = new CfnDeliveryChannel(this, 'DeliveryChannel', {
      s3BucketName: bucket.bucketName,
      s3KmsKeyArn: props.key.keyArn,
      configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
    });
    // AWS Config checks the policy when the channel is created.
    if (bucket.policy) channel.node.addDependency(bucket.policy);
    recorder.node.addDependency(props.serviceLinkedRole);
    channel.node.addDependency(props.serviceLinkedRole);
  }
}
