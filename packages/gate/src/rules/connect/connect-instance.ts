import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

/** Rules for contact centers. */
export const connectInstanceRules: readonly Rule[] = createPropertyRules([
  {
    id: 'ConnectInstanceFlowLogs',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::Connect::Instance'],
    what: 'Connect instance writes flow logs to CloudWatch',
    why: 'Without a log an investigation cannot show which path a call took and what it reached.',
    fix: 'Set Attributes.ContactflowLogs to true.',
    property: 'Attributes.ContactflowLogs',
    expects: { equals: true },
    references: [securityHub('Connect.2'), awsDocs('connect/latest/adminguide/contact-flow-logs.html'), nist('AU-12')],
  },
]);
