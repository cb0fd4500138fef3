import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule } from '../rule';

const PROFILE = ['AWS::AppFlow::ConnectorProfile'];

/** Rules for flows between AWS and other services. */
export const appFlowRules: readonly Rule[] = createPropertyRules([
  {
    id: 'AppFlowPrivate',
    level: 'hardening',
    group: 'privateNetwork',
    types: PROFILE,
    what: 'AppFlow connects to the other service over PrivateLink',
    why: 'Otherwise data crosses the internet, and the other service has to accept requests from there.',
    fix: 'Set ConnectionMode to Private where the connector allows it.',
    property: 'ConnectionMode',
    references: [awsDocs('appflow/latest/userguide/private-flows.html'), nist('SC-7')],
    expects: { equals: 'Private' },
  },
  {
    id: 'AppFlowCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: ['AWS::AppFlow::Flow', ...PROFILE],
    what: 'AppFlow data and credentials are encrypted with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set KMSArn to a customer managed key.',
    property: 'KMSArn',
    references: [checkov('CKV_AWS_263'), checkov('CKV_AWS_264'), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
]);
