import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { securityHubPins } from './security-hub-pins';

const END = '2027-10-31T23:59:59.999Z';
const NOTE = 'Accepted in production until 2027-10-31: three zones.';
const rule = (Status: unknown, note: string | undefined, Criteria: object, more: object = {}) => ({
  Type: 'AWS::SecurityHub::AutomationRule',
  Properties: {
    RuleStatus: 'ENABLED',
    Criteria,
    Actions: [
      { FindingFieldsUpdate: { Workflow: { Status }, ...(note === undefined ? {} : { Note: { Text: note } }) } },
    ],
    ...more,
  },
});
const reopening = {
  UpdatedAt: [{ Start: END, End: '2100-01-01T00:00:00.000Z' }],
  NoteText: [{ Comparison: 'PREFIX', Value: 'Accepted in production until 2027-10-31:' }],
  WorkflowStatus: [{ Comparison: 'EQUALS', Value: 'SUPPRESSED' }],
};
const until = (End: string) => ({ UpdatedAt: [{ Start: '2020-01-01T00:00:00.000Z', End }] });
const pair = (first: object, second: object) => ({
  resources: { Suppression: Object(first), Reopening: Object(second) },
});
const suppression = rule('SUPPRESSED', NOTE, until(END));

rulesDecide('Security Hub pins', securityHubPins, {
  SecurityHubSuppressionReopened: {
    holds: [pair(suppression, rule('NEW', 'It ended.', reopening))],
    broken: [
      pair(rule('SUPPRESSED', undefined, until(END)), rule('NEW', 'It ended.', reopening)),
      pair(rule('SUPPRESSED', NOTE, until('2028-10-31T23:59:59.999Z')), rule('NEW', 'It ended.', reopening)),
      pair(rule('SUPPRESSED', NOTE, {}), rule('NEW', 'It ended.', reopening)),
      pair(suppression, rule('NEW', 'It ended.', reopening, { RuleStatus: 'DISABLED' })),
      pair(suppression, rule('RESOLVED', 'It ended.', reopening)),
      pair(suppression, rule('NEW', 'It ended.', { ...reopening, NoteText: [] })),
      pair(
        suppression,
        rule('NEW', 'It ended.', { ...reopening, NoteText: [{ Comparison: 'PREFIX', Value: 'Other' }] }),
      ),
      pair(suppression, rule('NEW', 'It ended.', { ...reopening, WorkflowStatus: [] })),
    ],
    undecided: [pair(rule(UNKNOWN, NOTE, until(END)), rule('NEW', 'It ended.', reopening))],
    notApplicable: [pair(rule('NEW', 'It ended.', reopening), suppression)],
  },
});
