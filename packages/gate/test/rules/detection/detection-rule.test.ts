import { detectionRuleRules } from '../../../src/rules/detection/detection-rule';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const FINDINGS = { EventPattern: { source: ['aws.guardduty'] } };

rulesDecide('Detection rule rules', detectionRuleRules, {
  DetectionRuleEnabled: decideProperty('State', {
    holds: ['ENABLED', undefined],
    broken: ['DISABLED'],
    beside: FINDINGS,
    notApplicable: [{ ScheduleExpression: 'rate(1 day)', State: 'DISABLED' }],
  }),
  DetectionRuleTarget: {
    holds: [{ ...FINDINGS, Targets: [{ Id: 'alerts', Arn: 'arn:aws:sns:eu-central-1:111122223333:alerts' }] }],
    broken: [FINDINGS, { ...FINDINGS, Targets: [] }],
    undecided: [{ ...FINDINGS, Targets: UNKNOWN }],
    notApplicable: [
      { ScheduleExpression: 'rate(1 day)' },
      // What a rule is described as decides nothing.
      { ScheduleExpression: 'rate(1 day)', Description: 'Reports calls via CloudTrail' },
    ],
  },
});
