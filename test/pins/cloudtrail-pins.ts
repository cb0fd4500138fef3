import { readEqualValues, readFields, readSelectors } from '../../packages/gate/src/rules/cloudtrail/trail-selectors';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';

const OPERATORS = ['Equals', 'StartsWith', 'EndsWith', 'NotEquals', 'NotStartsWith', 'NotEndsWith'];

/** What this blueprint asks of its own trails, where CloudTrail refuses other values. */
export const cloudtrailPins: readonly Rule[] = [
  {
    id: 'CloudTrailEventSelectorsComplete',
    level: 'pinned',
    group: 'auditLogs',
    types: ['AWS::CloudTrail::Trail'],
    what: 'CloudTrail event selectors each have a category and compare every field with a value',
    why: 'CloudTrail refuses a selector without a category or a field without a comparison, and the deployment fails.',
    fix: 'Set Field and one of Equals, StartsWith, EndsWith or their opposites in every entry of FieldSelectors.',
    property: 'Properties.AdvancedEventSelectors',
    references: [awsDocs('awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html'), nist('AU-12')],
    check: (trail) => {
      const selectors = readSelectors(trail);
      if (selectors.length === 0) return 'not applicable';
      return selectors.every(
        (selector) =>
          readEqualValues(selector, 'eventCategory').length === 1 &&
          readFields(selector).every(
            (field) =>
              field.at('Field').text() !== undefined &&
              OPERATORS.some((operator) => field.at(operator).items().length > 0),
          ),
      );
    },
  },
];
