import { ENVIRONMENT } from '../../lib/detection/detections/calls';
import { DETECTIONS } from '../../lib/detection/detections/detections';
import { decideProperty } from '../../packages/gate/test/rules/property-cases';
import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { detectionPins } from './detection-pins';

const [detection] = DETECTIONS.filter(({ form }) => form.kind === 'event rule');
if (detection?.form.kind !== 'event rule') throw new Error('no detection is an event rule');
const pattern: unknown = JSON.parse(JSON.stringify(detection.form.pattern).replaceAll(ENVIRONMENT, 'sandbox'));
const Name = `sandbox-${detection.id}`;

const queue = { Type: 'AWS::SQS::Queue', Properties: {} };
const sends = (name: unknown) => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    Name: name,
    Targets: [{ Id: 'Alerts', DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } } }],
  },
});
const admits = (...names: readonly string[]) => ({
  resources: {
    Policy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Condition: {
                ArnEquals: {
                  'aws:SourceArn': names.map((name) => `arn:aws:events:eu-west-1:111122223333:rule/${name}`),
                },
              },
            },
          ],
        },
      },
    },
    Queue: queue,
    First: sends('sandbox-First'),
    Second: sends('sandbox-Second'),
  },
});

rulesDecide('Detection pins', detectionPins, {
  EventsRuleMatchesDetection: {
    holds: [{ Name, EventPattern: pattern }],
    broken: [{ Name }, { Name, EventPattern: { ...Object(pattern), source: ['aws.ec2'] } }, { Name, EventPattern: {} }],
    undecided: [{ Name: UNKNOWN, EventPattern: pattern }],
    notApplicable: [{ Name: 'sandbox-Other', EventPattern: pattern }, {}],
  },
  SqsDeadLetterQueueAdmitsEventRules: {
    holds: [admits('sandbox-First', 'sandbox-Second')],
    broken: [admits(), admits('sandbox-First'), admits('sandbox-First', 'sandbox-Second2')],
    undecided: [{ resources: { ...admits().resources, Second: sends(UNKNOWN) } }],
  },
  CloudWatchAlarmNamed: decideProperty('AlarmName', {
    holds: ['sandbox-First'],
    broken: [undefined],
    unknownAt: '',
  }),
});
