import { deadLetterQueueRules } from '../../../src/rules/sqs/sqs-dead-letter-queue';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TYPE = 'AWS::SQS::Queue';
const ARN = { 'Fn::GetAtt': ['Subject', 'Arn'] };
const receiving = (queue: object, sender: object) => ({
  resources: { Subject: { Type: TYPE, ...queue }, Sender: { Type: '', ...sender } },
});
const FUNCTION = { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: ARN } } };
const EVENTS = { Type: 'AWS::Events::Rule', Properties: { Targets: [{ DeadLetterConfig: { Arn: ARN } }] } };
const kept = (MessageRetentionPeriod: unknown) => ({ Properties: { MessageRetentionPeriod } });

rulesDecide('rules for SQS dead-letter queues', deadLetterQueueRules, {
  SqsDeadLetterQueueRetention: {
    holds: [receiving(kept(1_209_600), FUNCTION), receiving(kept(604_800), EVENTS)],
    broken: [receiving({}, FUNCTION), receiving(kept(345_600), FUNCTION), receiving({}, EVENTS)],
    undecided: [receiving(kept(UNKNOWN), FUNCTION)],
    notApplicable: [{}],
  },
  SqsDeadLetterQueueRetained: {
    holds: [receiving({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }, FUNCTION)],
    broken: [
      receiving({}, FUNCTION),
      receiving({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Delete' }, FUNCTION),
      receiving({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' }, FUNCTION),
    ],
    undecided: [receiving({ DeletionPolicy: UNKNOWN, UpdateReplacePolicy: 'Retain' }, FUNCTION)],
    notApplicable: [{}],
  },
});
