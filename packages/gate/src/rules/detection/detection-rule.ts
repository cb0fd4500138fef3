import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Sources of events about attacks and about changes of what watches for them. */
const SECURITY_SOURCES =
  /"aws\.(guardduty|securityhub|macie|inspector2|access-analyzer|config|signin|health|trustedadvisor)"|via CloudTrail/;

/** Rules for alarms by EventBridge. */
export const detectionRuleRules: readonly Rule[] = [
  {
    id: 'DetectionRuleEnabled',
    level: 'required',
    group: 'alerts',
    types: ['AWS::Events::Rule'],
    what: 'EventBridge rule about security findings is enabled',
    why: 'A disabled rule alerts no person to an attack, while the template shows an alarm.',
    fix: 'Set State to ENABLED, or remove it.',
    property: 'Properties.State',
    references: [pciDss('10.7.2'), awsDocs('eventbridge/latest/userguide/eb-delete-rule.html'), nist('SI-4(5)')],
    check: (rule) => {
      if (!isAboutSecurity(rule)) return 'not applicable';
      return rule.at('State').text() !== 'DISABLED';
    },
  },
  {
    id: 'DetectionRuleTarget',
    level: 'required',
    group: 'alerts',
    types: ['AWS::Events::Rule'],
    what: 'EventBridge rule about security findings has a target',
    why: 'A rule without a target alerts no person to an attack, while the template shows an alarm.',
    fix: 'Name the topic, function or state machine in Targets.',
    property: 'Properties.Targets',
    references: [pciDss('10.7.2'), awsDocs('eventbridge/latest/userguide/eb-targets.html'), nist('SI-4(5)')],
    check: (rule) => (isAboutSecurity(rule) ? rule.at('Targets').items().length > 0 : 'not applicable'),
  },
];

/** Whether a rule selects events about attacks, or about changes of what watches for them. */
export function isAboutSecurity(rule: TemplateResource): boolean {
  return SECURITY_SOURCES.test(JSON.stringify(rule.at('EventPattern').raw ?? ''));
}
