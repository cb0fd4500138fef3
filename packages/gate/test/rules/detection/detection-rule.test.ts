import { detectionRuleRules } from '../../../src/rules/detection/detection-rule';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const FINDINGS = { EventPattern: { source: ['aws.guardduty'] } };

rulesDecide('Detection rule rules', detectionRuleRules, {
  DetectionRuleEnabled: decideProperty('State', {
    holds: ['ENABLED', undefined],
    broken: ['DISABLED'],
    beside: FINDINGS,
    notApplicable: [{ ScheduleExpression: 'rate(1 day)', State: 'DISABLED' }],
  }),
});
