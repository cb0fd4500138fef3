import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import type { TemplateResource } from '../../packages/gate/src/templates/template-resource';
import type { TemplateSet } from '../../packages/gate/src/templates/template-set';

const TYPE = 'AWS::SecurityHub::AutomationRule';

/** Rules for the suppressions of this blueprint. A suppression that a person removes in time would be as safe. */
export const securityHubPins: readonly Rule[] = [
  {
    id: 'SecurityHubSuppressionReopened',
    level: 'pinned',
    group: 'alerts',
    types: [TYPE],
    what: 'Security Hub suppression has a note, and an enabled rule that reopens its findings from the day of its end',
    why: 'A suppressed finding keeps its status when the rule no longer matches. Without reopening it is hidden forever.',
    fix: 'Create the rule with lib/detection/suppressions.ts, which adds one for each last day.',
    property: 'Properties.Actions',
    references: [awsDocs('securityhub/latest/userguide/automation-rules.html'), nist('SI-4(5)')],
    check: (rule, templates) => {
      if (readStatus(rule) !== 'SUPPRESSED') return 'not applicable';
      const note = readAction(rule).at('Note.Text').text();
      const ends = rule
        .at('Criteria.UpdatedAt')
        .items()
        .map((filter) => filter.at('End').text());
      return note !== undefined && ends.length > 0 && ends.every((end) => isReopened(templates, note, end));
    },
  },
];

function isReopened(templates: TemplateSet, note: string, end: string | undefined): boolean {
  return templates.ofType(TYPE).some((rule) => {
    const criteria = rule.at('Criteria');
    const [start] = criteria.at('UpdatedAt').items();
    const [prefix] = criteria.at('NoteText').items();
    const [status] = criteria.at('WorkflowStatus').items();
    return (
      rule.at('RuleStatus').text() === 'ENABLED' &&
      readStatus(rule) === 'NEW' &&
      start?.at('Start').text() === end &&
      prefix?.at('Comparison').text() === 'PREFIX' &&
      note.startsWith(prefix.at('Value').text() ?? note) &&
      status?.at('Value').text() === 'SUPPRESSED'
    );
  });
}

function readAction(rule: TemplateResource) {
  return rule.at('Actions.0.FindingFieldsUpdate');
}

function readStatus(rule: TemplateResource): string | undefined {
  return readAction(rule).at('Workflow.Status').text();
}
