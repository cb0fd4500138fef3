import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';

const BUCKET_ATTRIBUTE = /^(access|connection)_logs\.s3\.bucket$/;

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

/**
 * Whether a load balancer writes its logs to a bucket, which it can do only where S3 managed keys encrypt it.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function receivesLoadBalancerLogs(bucket: TemplateResource, templates: TemplateSet): boolean {
  const isNamed = (balancer: TemplateResource) =>
    balancer
      .at('LoadBalancerAttributes')
      .items()
      .some(
        (attribute) =>
          BUCKET_ATTRIBUTE.test(attribute.at('Key').display()) && attribute.at('Value').target() === bucket,
      );
  return (
    templates.ofType('AWS::ElasticLoadBalancingV2::LoadBalancer').some(isNamed) ||
    templates
      .ofType('AWS::ElasticLoadBalancing::LoadBalancer')
      .some((balancer) => balancer.at('AccessLoggingPolicy.S3BucketName').target() === bucket)
  );
}

/**
 * Whether a distribution writes its standard logs to a bucket, by an ACL.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html
 */
export function receivesDistributionLogs(bucket: TemplateResource, templates: TemplateSet): boolean {
  return templates
    .ofType('AWS::CloudFront::Distribution')
    .some((distribution) => distribution.at('DistributionConfig.Logging.Bucket').target() === bucket);
}

/** Whether a trail, the configuration recorder or a flow log writes to a bucket. */
export function receivesAuditLogs(bucket: TemplateResource, templates: TemplateSet): boolean {
  const writers = templates.ofType('AWS::CloudTrail::Trail', 'AWS::Config::DeliveryChannel', 'AWS::EC2::FlowLog');
  return writers.some((writer) =>
    ['S3BucketName', 'LogDestination'].some((property) => writer.at(property).target() === bucket),
  );
}
