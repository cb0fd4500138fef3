import { networkManagerRules } from '../../../src/rules/networkmanager/network-manager';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const segments = (...list: unknown[]) => ({ PolicyDocument: { version: '2021.12', segments: list } });

rulesDecide('Cloud WAN rules', networkManagerRules, {
  NetworkManagerSegmentAcceptance: {
    holds: [{}, segments({ name: 'prod' }, { name: 'dev', 'require-attachment-acceptance': true })],
    broken: [segments({ name: 'prod' }, { name: 'dev', 'require-attachment-acceptance': false })],
    undecided: [segments({ name: 'dev', 'require-attachment-acceptance': UNKNOWN })],
  },
});
