import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import { ServiceRole } from '../iam/service-role';
import type { LogRetentionDays } from '../settings/log-retention';
import { EncryptedLogGroup } from './encrypted-log-group';
import { buildEventSelectors } from './event-selectors';

export interface AuditTrailProps {
  readonly prefix: string;
  readonly archive: Bucket;
  readonly keys: { readonly audit: IKey; readonly logs: IKey };
  readonly logRetentionDays: LogRetentionDays;
}

/** What a playbook gives the trail again after somebody changed it. */
export interface TrailSettings {
  readonly name: string;
  /** Name of the bucket. */
  readonly bucket: string;
  /** ARNs. */
  readonly key: string;
  readonly logGroup: string;
  readonly role: string;
  readonly eventSelectors: readonly CfnTrail.AdvancedEventSelectorProperty[];
  readonly insightTypes: readonly string[];
}

/**
 * Records who did what in the account, in every region: management events, data events of the log archive and the
 * functions, calls through the VPC endpoints, and unusual rates of calls and errors. Log files are encrypted, validated
 * by digest files and locked.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html CloudTrail.1, .2, .4, .5
 */
export class AuditTrail extends Construct {
  /** The trail's copy in CloudWatch Logs, from which the alarms are raised. */
  readonly logGroup: ILogGroup;
  readonly arn: string;
  readonly settings: TrailSettings;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    // A fixed name, so that bucket and key policies can name this trail only.
    const trailName = `${props.prefix}-trail`;
    const trailArn = `arn:${partition}:cloudtrail:${region}:${account}:trail/${trailName}`;
    this.logGroup = new EncryptedLogGroup(this, 'Log', {
      key: props.keys.logs,
      retentionDays: props.logRetentionDays,
    }).logGroup;
    const role = new ServiceRole(this, 'Role', {
      purpose: 'CloudTrail copies events to CloudWatch Logs',
      assumedBy: 'cloudtrail.amazonaws.com',
    });
    role.allow({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [this.logGroup.logGroupArn],
    });
    grantWriteToTrail(props.archive, trailArn, account);
    this.arn = trailArn;
    this.settings = {
      name: trailName,
      bucket: props.archive.bucketName,
      key: props.keys.audit.keyArn,
      logGroup: readArn(this.logGroup),
      role: readArn(role.role),
      eventSelectors: buildEventSelectors({
        archiveArn: props.archive.bucketArn,
        functionsArn: `arn:${partition}:lambda:${region}:${account}:function:${props.prefix}-`,
      }),
      insightTypes: ['ApiCallRateInsight', 'ApiErrorRateInsight'],
    };

    const trail = new CfnTrail(this, 'Resource', {
      trailName,
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      s3BucketName: props.archive.bucketName,
      kmsKeyId: props.keys.audit.keyArn,
      cloudWatchLogsLogGroupArn: this.logGroup.logGroupArn,
      cloudWatchLogsRoleArn: role.role.roleArn,
      insightSelectors: this.settings.insightTypes.map((insightType) => ({ insightType })),
      advancedEventSelectors: [...this.settings.eventSelectors],
    });
    // CloudTrail checks both policies when the trail is created.
    trail.node.addDependency(role);
    if (props.archive.policy) trail.node.addDependency(props.archive.policy);
  }
}

/** The attribute itself: another stack refers to it without an export, which could not be removed with the trail. */
function readArn({ node }: IConstruct): string {
  if (!CfnResource.isCfnResource(node.defaultChild)) throw new Error(`${node.path}: expected a resource`);
  return node.defaultChild.getAtt('Arn').toString();
}

/**
 * Adds the bucket policy that CloudTrail requires, for this trail only.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
function grantWriteToTrail(archive: Bucket, trailArn: string, account: string): void {
  const trail = new ServicePrincipal('cloudtrail.amazonaws.com');
  archive.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AllowTrailToCheckBucket',
      principals: [trail],
      actions: ['s3:GetBucketAcl'],
      resources: [archive.bucketArn],
      conditions: { StringEquals: { 'aws:SourceArn': trailArn } },
    }),
  );
  archive.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AllowTrailToWriteFiles',
      principals: [trail],
      actions: ['s3:PutObject'],
      resources: [archive.arnForObjects(`AWSLogs/${account}/*`)],
      conditions: {
        StringEquals: { 'aws:SourceArn': trailArn, 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    }),
  );
}
