import { prometheusWorkspaceRules } from '../../../src/rules/prometheus/prometheus-workspace';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('Prometheus workspace rules', prometheusWorkspaceRules, {
  PrometheusWorkspaceLogs: {
    holds: [{ LoggingConfiguration: { LogGroupArn: 'arn' } }],
    broken: [{}],
    undecided: [{ LoggingConfiguration: UNKNOWN }],
  },
  PrometheusWorkspaceCustomerManagedKey: {
    holds: [{ KmsKeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/0a1b' }],
    broken: [{}],
    undecided: [{ KmsKeyArn: UNKNOWN }],
  },
});
