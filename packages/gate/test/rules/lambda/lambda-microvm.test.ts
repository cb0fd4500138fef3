import { lambdaMicrovmRules } from '../../../src/rules/lambda/lambda-microvm';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Lambda MicroVM rules', lambdaMicrovmRules, {
  LambdaMicrovmLogging: decideProperty('Logging.Disabled', {
    holds: [undefined],
    broken: [true, 'true'],
    unknownAt: 'Logging',
  }),
});
