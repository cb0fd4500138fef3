import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::APS::Workspace'];
const GUIDE = 'prometheus/latest/userguide';

/** Rules for Managed Service for Prometheus. */
export const prometheusWorkspaceRules: readonly Rule[] = createPropertyRules([
  {
    id: 'PrometheusWorkspaceLogs',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'Prometheus workspace logs the errors of its rules and alerts',
    why: 'An alert that cannot be sent is noticed by no one.',
    fix: 'Set LoggingConfiguration.LogGroupArn.',
    property: 'LoggingConfiguration.LogGroupArn',
    references: [awsDocs(`${GUIDE}/CW-logs.html`), nist('AU-12')],
    expects: { present: true },
  },
  {
    id: 'PrometheusWorkspaceCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'Prometheus workspace is encrypted with a customer managed key',
    why: 'The policy of the AWS owned key is not visible, and its use cannot be taken away.',
    fix: 'Set KmsKeyArn to a customer managed key.',
    property: 'KmsKeyArn',
    references: [awsDocs(`${GUIDE}/encryption-at-rest-Amazon-Service-Prometheus.html`), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
]);
