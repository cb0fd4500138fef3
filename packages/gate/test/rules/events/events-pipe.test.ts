import { eventsPipeRules } from '../../../src/rules/events/events-pipe';
import { nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const KAFKA = 'SourceParameters.SelfManagedKafkaParameters';

rulesDecide('EventBridge pipe rules', eventsPipeRules, {
  EventsPipeKafkaAuthenticated: {
    holds: [nest(`${KAFKA}.Credentials.SaslScram512Auth`, 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:k')],
    broken: [nest(`${KAFKA}.TopicName`, 'records')],
    undecided: [nest(KAFKA, UNKNOWN)],
    notApplicable: [{ Source: 'arn:aws:sqs:eu-central-1:111122223333:jobs' }],
  },
});
