import type { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';

export interface EventSelectorsProps {
  /** ARN of the bucket whose reads and deletions are recorded. */
  readonly archiveArn: string;
  /** Start of the ARNs of the functions whose invocations are recorded. */
  readonly functionsArn: string;
}

/**
 * Services behind our endpoints for which CloudTrail records network activity: calls that left through an endpoint, those that
 * the endpoint policy refused among them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html
 */
const WATCHED_ENDPOINTS = ['kms.amazonaws.com', 's3.amazonaws.com', 'secretsmanager.amazonaws.com'];

/**
 * What the trail records. Writing into the archive is left out: the trail's own files would be recorded by the next file, for ever.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export function eventSelectors(props: EventSelectorsProps): CfnTrail.AdvancedEventSelectorProperty[] {
  return [
    {
      name: 'Management events',
      fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }],
    },
    {
      name: 'Reads and deletions in the log archive',
      fieldSelectors: [
        { field: 'eventCategory', equalTo: ['Data'] },
        { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
        { field: 'resources.ARN', startsWith: [`${props.archiveArn}/`] },
        { field: 'eventName', notEquals: ['PutObject'] },
      ],
    },
    {
      name: 'Invocations of our functions',
      fieldSelectors: [
        { field: 'eventCategory', equalTo: ['Data'] },
        { field: 'resources.type', equalTo: ['AWS::Lambda::Function'] },
        { field: 'resources.ARN', startsWith: [props.functionsArn] },
      ],
    },
    ...WATCHED_ENDPOINTS.map((eventSource) => ({
      name: `Calls through endpoints to ${eventSource}`,
      fieldSelectors: [
        { field: 'eventCategory', equalTo: ['NetworkActivity'] },
        { field: 'eventSource', equalTo: [eventSource] },
      ],
    })),
  ];
}
