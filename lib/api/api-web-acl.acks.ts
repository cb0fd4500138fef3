import { acknowledge } from '@bulwark/gate';
import { ApiWebAcl } from './api-web-acl';

export const apiWebAclAcks = acknowledge(ApiWebAcl, [
  {
    rule: 'Bulwark-WafRuleGroupBlocks',
    at: 'Acl/Resource',
    details: [
      'AWSManagedRulesCommonRuleSet/CrossSiteScripting_BODY for some requests',
      'AWSManagedRulesCommonRuleSet/GenericRFI_BODY for some requests',
      'AWSManagedRulesSQLiRuleSet/SQLi_BODY for some requests',
      'AWSManagedRulesSQLiRuleSet/SQLiExtendedPatterns_BODY for some requests',
    ],
    reason:
      'These rules block honest notes that contain HTML, an address or words of SQL. They only count in bodies of the routes with such text, and block elsewhere. There the request model bounds each field, SQL receives it as a bound, encrypted value, and responses are JSON.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
