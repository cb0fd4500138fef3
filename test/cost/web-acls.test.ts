import { expect, test } from '@jest/globals';
import { listCosts, listProblems } from './estimated-resources';

const createAcl = (...groups: readonly { readonly VendorName: string; readonly Name: string }[]) => ({
  Acl: {
    Type: 'AWS::WAFv2::WebACL',
    Properties: {
      Rules: [
        { Name: 'Rate', Statement: { RateBasedStatement: { Limit: 100 } } },
        ...groups.map((group) => ({ Name: group.Name, Statement: { ManagedRuleGroupStatement: group } })),
      ],
    },
  },
});

test('a web ACL costs by the month, and so does each rule; a managed group counts as one', () => {
  expect(listCosts(createAcl({ VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' }))).toEqual({
    'web ACL': 5,
    '2 rules and rule groups': 2,
  });
});

test('Bot Control costs more than a rule', () => {
  expect(listCosts(createAcl({ VendorName: 'AWS', Name: 'AWSManagedRulesBotControlRuleSet' }))).toEqual({
    'web ACL': 5,
    '2 rules and rule groups': 2,
    AWSManagedRulesBotControlRuleSet: 10,
  });
});

test('the rule group of another vendor has no price', () => {
  expect(listProblems(createAcl({ VendorName: 'Example', Name: 'Rules' }))[0]?.reason).toContain('Rules of Example');
});
