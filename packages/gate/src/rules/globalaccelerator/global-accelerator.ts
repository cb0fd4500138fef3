import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule } from '../rule';

/** Rules for Global Accelerator. */
export const globalAcceleratorRules: readonly Rule[] = createPropertyRules([
  {
    id: 'GlobalAcceleratorFlowLogs',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::GlobalAccelerator::Accelerator'],
    what: 'Global Accelerator has flow logs enabled',
    why: 'Without flow logs, an investigation cannot show which addresses reached the application.',
    fix: 'Set FlowLogsEnabled to true, and name a bucket in FlowLogsS3Bucket.',
    property: 'FlowLogsEnabled',
    references: [
      checkov('CKV_AWS_75'),
      awsDocs('global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html'),
      nist('AU-12'),
    ],
    expects: { equals: true },
  },
]);
