import { globalAcceleratorRules } from '../../../src/rules/globalaccelerator/global-accelerator';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('Global Accelerator rules', globalAcceleratorRules, {
  GlobalAcceleratorFlowLogs: {
    holds: [{ FlowLogsEnabled: true, FlowLogsS3Bucket: 'logs' }],
    broken: [{}, { FlowLogsEnabled: false }],
    undecided: [{ FlowLogsEnabled: UNKNOWN }],
  },
});
