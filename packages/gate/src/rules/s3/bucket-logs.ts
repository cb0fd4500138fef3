import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';

/** The buckets whose server access logs are delivered to a bucket. */
export function findAccessLogSources(bucket: TemplateResource, templates: TemplateSet): readonly TemplateResource[] {
  return templates
    .ofType('AWS::S3::Bucket')
    .filter((source) => source.at('LoggingConfiguration.DestinationBucketName').target() === bucket);
}

/** Whether a bucket receives the server access logs of buckets. */
export function receivesAccessLogs(bucket: TemplateResource, templates: TemplateSet): boolean {
  return findAccessLogSources(bucket, templates).length > 0;
}

/** Whether a trail, the configuration recorder or a flow log writes to a bucket. */
export function receivesAuditLogs(bucket: TemplateResource, templates: TemplateSet): boolean {
  const writers = templates.ofType('AWS::CloudTrail::Trail', 'AWS::Config::DeliveryChannel', 'AWS::EC2::FlowLog');
  return writers.some((writer) =>
    ['S3BucketName', 'LogDestination'].some((property) => writer.at(property).target() === bucket),
  );
}
