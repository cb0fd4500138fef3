import { route53GlobalResolverRules } from '../../../src/rules/route53/route53-global-resolver';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Route 53 Global Resolver rules', route53GlobalResolverRules, {
  Route53GlobalResolverFailClosed: decideProperty('FirewallRulesFailOpen', {
    holds: ['DISABLED', undefined],
    broken: ['ENABLED'],
  }),
  Route53GlobalResolverDnssec: decideProperty('DnssecValidation', {
    holds: ['ENABLED', undefined],
    broken: ['DISABLED'],
  }),
});
