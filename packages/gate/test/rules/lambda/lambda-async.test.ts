import { lambdaAsyncRules } from '../../../src/rules/lambda/lambda-async';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('Lambda asynchronous invocation rules', lambdaAsyncRules, {
  LambdaAsyncDestinationOnFailure: decideProperty('DestinationConfig.OnFailure.Destination', {
    holds: ['arn:aws:sqs:eu-central-1:111122223333:failed', UNKNOWN],
    broken: [undefined, ''],
    unknownAt: 'DestinationConfig',
  }),
});
