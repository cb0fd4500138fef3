import { createPropertyRules } from '../property-rule';
import { awsDocs, cdkNag, type Rule } from '../rule';

/** Rules for events that a function receives without a caller that waits for its answer. */
export const lambdaAsyncRules: readonly Rule[] = createPropertyRules([
  {
    id: 'LambdaAsyncDestinationOnFailure',
    level: 'hardening',
    group: 'resilience',
    types: ['AWS::Lambda::EventInvokeConfig'],
    what: 'Lambda event invoke configuration has a destination for failed events',
    why: 'An event that failed three times is lost, for example a request to erase a person.',
    fix: 'Set DestinationConfig.OnFailure.Destination to a queue, a topic or a bucket.',
    property: 'DestinationConfig.OnFailure.Destination',
    expects: { present: true },
    references: [
      cdkNag('LambdaAsyncDestinationOnFailure'),
      awsDocs('lambda/latest/dg/invocation-async-retain-records.html'),
    ],
  },
]);
