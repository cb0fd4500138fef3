import type { TemplateResource } from '../../templates/template-resource';
import type { CheckResult } from '../rule';
import { awsDocs, cdkNag, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::Lambda::EventSourceMapping'];
const PROPERTY = 'Properties.SourceAccessConfigurations';
/** Kinds of access that tell the broker who connects. The others name the network or the certificate of the broker. */
const AUTHENTICATES = /^(BASIC_AUTH|SASL_|CLIENT_CERTIFICATE_TLS_AUTH|OAUTHBEARER_AUTH|IAM_)/;
/** AWS recommends six times the timeout of the function. */
const LEAST_RATIO = 6;
/** Seconds, when the template sets no timeout. */
const [DEFAULT_VISIBILITY, DEFAULT_TIMEOUT] = [30, 3];

/** Rules for queues, streams and topics that invoke functions. */
export const lambdaEventSourceRules: readonly Rule[] = [
  {
    id: 'LambdaEventSourceKafkaAuthenticated',
    level: 'required',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'Lambda event source of a self-managed Kafka cluster authenticates to its brokers',
    why: 'A cluster that accepts clients without authentication lets everyone on the network read and write events.',
    fix: 'Add an entry with SASL_SCRAM_512_AUTH or CLIENT_CERTIFICATE_TLS_AUTH to SourceAccessConfigurations.',
    property: PROPERTY,
    references: [pciDss('8.3.1'), awsDocs('lambda/latest/dg/with-kafka.html'), nist('IA-9')],
    check: (mapping) => {
      if (!mapping.at('SelfManagedEventSource').present) return 'not applicable';
      return mapping
        .at('SourceAccessConfigurations')
        .items()
        .some((access) => AUTHENTICATES.test(access.at('Type').text() ?? ''));
    },
  },
  {
    id: 'LambdaEventSourceFailureDestination',
    level: 'hardening',
    group: 'resilience',
    types: TYPES,
    what: 'Lambda event source of a stream sends failed records to a destination',
    why: 'A record that the function cannot process is dropped, or stops all records behind it.',
    fix: 'Set DestinationConfig.OnFailure.Destination to a queue, a topic or a bucket.',
    property: 'Properties.DestinationConfig.OnFailure.Destination',
    references: [
      cdkNag('LambdaEventSourceMappingDestination'),
      awsDocs('lambda/latest/dg/kinesis-on-failure-destination.html'),
    ],
    // Only streams have a position to start from. A queue keeps its own failed messages.
    check: (mapping) => {
      if (!mapping.at('StartingPosition').present) return 'not applicable';
      return mapping.at('DestinationConfig.OnFailure.Destination').present;
    },
  },
  {
    id: 'LambdaEventSourceVisibilityTimeout',
    level: 'hardening',
    group: 'resilience',
    types: TYPES,
    what: 'SQS queue hides a message for at least six times the timeout of the Lambda function that reads it',
    why: 'A message that becomes visible again during its processing is processed twice.',
    fix: 'Set VisibilityTimeout of the queue to six times the Timeout of the function.',
    property: 'Properties.EventSourceArn',
    references: [
      cdkNag('LambdaEventSourceSQSVisibilityTimeout'),
      awsDocs('lambda/latest/dg/services-sqs-configure.html'),
    ],
    check: hasEnoughTime,
  },
];

function hasEnoughTime(mapping: TemplateResource): CheckResult {
  const queue = mapping.at('EventSourceArn').target();
  const fn = mapping.at('FunctionName').target();
  if (queue?.type !== 'AWS::SQS::Queue' || fn?.type !== 'AWS::Lambda::Function') return 'not applicable';
  const visibility = queue.at('VisibilityTimeout').number() ?? DEFAULT_VISIBILITY;
  return visibility >= LEAST_RATIO * (fn.at('Timeout').number() ?? DEFAULT_TIMEOUT);
}
