import { appFlowRules } from '../../../src/rules/appflow/app-flow';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('AppFlow rules', appFlowRules, {
  AppFlowPrivate: decideProperty('ConnectionMode', { holds: ['Private'], broken: ['Public'] }),
  AppFlowCustomerManagedKey: decideProperty('KMSArn', { holds: ['alias/flows'], broken: [undefined] }),
});
