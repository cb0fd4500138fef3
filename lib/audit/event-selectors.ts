import type { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { ENDPOINT_SERVICES } from '../network/endpoint-services';

export interface EventSelectorsProps {
  /** ARN of the bucket whose reads and deletions are recorded. */
  readonly archiveArn: string;
  /** Start of the ARNs of the functions whose invocations are recorded. */
  readonly functionsArn: string;
}

/**
 * Services for which CloudTrail records network activity: calls through a VPC endpoint, including calls that the
 * endpoint policy denied.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html
 */
const NETWORK_ACTIVITY_SOURCES = [
  's3.amazonaws.com',
  ...Object.values(ENDPOINT_SERVICES).map(({ eventSource }) => eventSource),
];

/**
 * Builds the selectors of recorded events. PutObject in the archive is left out: each log file of the trail would be
 * recorded in the next log file, in an endless loop.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export function buildEventSelectors(props: EventSelectorsProps): CfnTrail.AdvancedEventSelectorProperty[] {
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
      name: 'Invocations of the functions of this environment',
      fieldSelectors: [
        { field: 'eventCategory', equalTo: ['Data'] },
        { field: 'resources.type', equalTo: ['AWS::Lambda::Function'] },
        { field: 'resources.ARN', startsWith: [props.functionsArn] },
      ],
    },
    ...NETWORK_ACTIVITY_SOURCES.map((eventSource) => ({
      name: `Calls through endpoints to ${eventSource}`,
      fieldSelectors: [
        { field: 'eventCategory', equalTo: ['NetworkActivity'] },
        { field: 'eventSource', equalTo: [eventSource] },
      ],
    })),
  ];
}
