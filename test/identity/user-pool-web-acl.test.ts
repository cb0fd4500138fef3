import { test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createProductionDraft } from '../scaffold';
import { synthIdentity } from './identity-template';

const template = synthIdentity(createProductionDraft());

test('the user pool is protected by a web ACL', () => {
  template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
    ResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UserPool'), 'Arn'] },
  });
  template.hasResourceProperties('AWS::WAFv2::WebACL', {
    Rules: [
      Match.objectLike({ Name: 'RateByAddress', Priority: 0 }),
      Match.objectLike({ Name: 'AWSManagedRulesAmazonIpReputationList', Priority: 1 }),
      Match.objectLike({ Name: 'AWSManagedRulesAnonymousIpList', Priority: 2 }),
      Match.objectLike({ Name: 'AWSManagedRulesKnownBadInputsRuleSet', Priority: 3 }),
    ],
  });
});
