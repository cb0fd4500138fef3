import type { AddedWeakness } from './added-weakness';
import { bucket, OWN_BUCKET, ROLE } from './origin-case';
import { OWN } from './trust-case';

/** Buckets of a stranger that code comes from or data goes to. */
export const trustBucketsWeaknesses: readonly AddedWeakness[] = [
  bucket({
    id: 'bucket-lambda-code',
    type: 'AWS::Lambda::Function',
    properties: {
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: ROLE,
      Code: { S3Bucket: OWN_BUCKET, S3Key: 'code.zip' },
    },
    path: 'Code.S3Bucket',
    weak: 'cdk-hnb659fds-assets-999988887777-eu-central-1',
  }),
  bucket({
    id: 'bucket-layer-content',
    type: 'AWS::Lambda::LayerVersion',
    properties: { Content: { S3Bucket: OWN_BUCKET, S3Key: 'tools.zip' } },
    path: 'Content.S3Bucket',
    weak: 'free-tools',
  }),
  bucket({
    id: 'bucket-replication',
    type: 'AWS::S3::Bucket',
    properties: {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      ReplicationConfiguration: {
        Role: ROLE,
        Rules: [{ Status: 'Enabled', Destination: { Bucket: `arn:aws:s3:::copies-${OWN}` } }],
      },
    },
    path: 'ReplicationConfiguration.Rules.0.Destination.Bucket',
    weak: 'arn:aws:s3:::strangers-copies',
  }),
  bucket({
    id: 'bucket-inventory',
    type: 'AWS::S3::Bucket',
    properties: {
      InventoryConfigurations: [
        {
          Id: 'all',
          Enabled: true,
          IncludedObjectVersions: 'All',
          ScheduleFrequency: 'Weekly',
          Destination: { Format: 'CSV', BucketArn: `arn:aws:s3:::lists-${OWN}` },
        },
      ],
    },
    path: 'InventoryConfigurations.0.Destination.BucketArn',
    weak: 'arn:aws:s3:::strangers-lists',
  }),
  bucket({
    id: 'bucket-trail',
    type: 'AWS::CloudTrail::Trail',
    properties: {
      IsLogging: true,
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
      S3BucketName: `trail-${OWN}`,
    },
    path: 'S3BucketName',
    weak: 'strangers-trail',
  }),
  bucket({
    id: 'bucket-config-delivery',
    type: 'AWS::Config::DeliveryChannel',
    properties: { S3BucketName: `config-${OWN}` },
    path: 'S3BucketName',
    weak: 'strangers-config',
  }),
  bucket({
    id: 'bucket-firehose',
    type: 'AWS::KinesisFirehose::DeliveryStream',
    properties: { ExtendedS3DestinationConfiguration: { RoleARN: ROLE, BucketARN: `arn:aws:s3:::lake-${OWN}` } },
    path: 'ExtendedS3DestinationConfiguration.BucketARN',
    weak: 'arn:aws:s3:::strangers-lake',
  }),
  bucket({
    id: 'bucket-glue-script',
    type: 'AWS::Glue::Job',
    properties: {
      Role: ROLE,
      SecurityConfiguration: 'encrypted',
      Command: { Name: 'glueetl', ScriptLocation: `s3://scripts-${OWN}/job.py` },
    },
    path: 'Command.ScriptLocation',
    weak: 's3://free-scripts/job.py',
  }),
  bucket({
    id: 'bucket-athena-results',
    type: 'AWS::Athena::WorkGroup',
    properties: {
      Name: 'analysts',
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        ResultConfiguration: {
          OutputLocation: `s3://results-${OWN}/`,
          EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
        },
      },
    },
    path: 'WorkGroupConfiguration.ResultConfiguration.OutputLocation',
    weak: 's3://strangers-results/',
  }),
  bucket({
    id: 'bucket-flow-logs',
    type: 'AWS::EC2::FlowLog',
    properties: {
      ResourceId: 'vpc-1',
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: `arn:aws:s3:::flows-${OWN}`,
    },
    path: 'LogDestination',
    weak: 'arn:aws:s3:::strangers-flows',
  }),
  bucket({
    id: 'bucket-sagemaker-output',
    type: 'AWS::SageMaker::EndpointConfig',
    properties: {
      KmsKeyId: 'key',
      ProductionVariants: [],
      DataCaptureConfig: {
        EnableCapture: true,
        InitialSamplingPercentage: 5,
        CaptureOptions: [{ CaptureMode: 'Input' }],
        DestinationS3Uri: `s3://captures-${OWN}/`,
      },
    },
    path: 'DataCaptureConfig.DestinationS3Uri',
    weak: 's3://strangers-captures/',
  }),
  bucket({
    id: 'bucket-imagebuilder-logs',
    type: 'AWS::ImageBuilder::InfrastructureConfiguration',
    properties: { Name: 'build', InstanceProfileName: 'build', Logging: { S3Logs: { S3BucketName: `builds-${OWN}` } } },
    path: 'Logging.S3Logs.S3BucketName',
    weak: 'strangers-builds',
  }),
  bucket({
    id: 'bucket-ssm-output',
    type: 'AWS::SSM::Association',
    properties: {
      Name: 'AWS-RunPatchBaseline',
      OutputLocation: { S3Location: { OutputS3BucketName: `patches-${OWN}` } },
    },
    path: 'OutputLocation.S3Location.OutputS3BucketName',
    weak: 'strangers-patches',
  }),
  bucket({
    id: 'bucket-mwaa-dags',
    type: 'AWS::MWAA::Environment',
    properties: {
      Name: 'flows',
      WebserverAccessMode: 'PRIVATE_ONLY',
      SourceBucketArn: `arn:aws:s3:::dags-${OWN}`,
      DagS3Path: 'dags',
    },
    path: 'SourceBucketArn',
    weak: 'arn:aws:s3:::free-dags',
  }),
];
