import { lambdaEventSourceRules } from '../../../src/rules/lambda/lambda-event-source';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const kafka = (SourceAccessConfigurations: unknown) => ({
  SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['broker.example.com:9094'] } },
  SourceAccessConfigurations,
});
const stream = (DestinationConfig: unknown) => ({ StartingPosition: 'LATEST', DestinationConfig });
const queue = (VisibilityTimeout: unknown, Timeout: unknown) => ({
  resources: {
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: { Ref: 'Reader' } },
    },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout } },
    Reader: { Type: 'AWS::Lambda::Function', Properties: { Timeout } },
  },
});
const OF_A_QUEUE = { EventSourceArn: 'arn:aws:sqs:eu-central-1:111122223333:jobs' };

rulesDecide('Lambda event source rules', lambdaEventSourceRules, {
  LambdaEventSourceKafkaAuthenticated: {
    holds: [kafka([{ Type: 'SASL_SCRAM_512_AUTH', URI: 'arn' }]), kafka([{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH' }])],
    broken: [kafka(undefined), kafka([{ Type: 'VPC_SUBNET' }, { Type: 'SERVER_ROOT_CA_CERTIFICATE' }])],
    undecided: [kafka(UNKNOWN), kafka([{ Type: UNKNOWN }])],
    notApplicable: [OF_A_QUEUE],
  },
  LambdaEventSourceFailureDestination: {
    holds: [stream({ OnFailure: { Destination: UNKNOWN } })],
    broken: [stream(undefined), stream({})],
    undecided: [stream(UNKNOWN)],
    notApplicable: [OF_A_QUEUE],
  },
  LambdaEventSourceVisibilityTimeout: {
    holds: [queue(180, 30), queue(undefined, undefined)],
    broken: [queue(30, 30), queue(undefined, 10)],
    undecided: [queue(UNKNOWN, 30), queue(30, UNKNOWN)],
    notApplicable: [OF_A_QUEUE],
  },
});
