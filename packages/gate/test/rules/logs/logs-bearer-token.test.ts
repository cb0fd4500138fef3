import { logsBearerTokenRules } from '../../../src/rules/logs/logs-bearer-token';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('CloudWatch Logs bearer token rules', logsBearerTokenRules, {
  LogsBearerTokenDisabled: decideProperty('BearerTokenAuthenticationEnabled', {
    holds: [false, undefined],
    broken: [true],
  }),
});
