import { connectInstanceRules } from '../../../src/rules/connect/connect-instance';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Connect instance rules', connectInstanceRules, {
  ConnectInstanceFlowLogs: decideProperty('Attributes.ContactflowLogs', { holds: [true], broken: [false, undefined] }),
});
