import { route53ResolverQueryLogRules } from '../../../src/rules/route53/route53-resolver-query-log';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const loggedFor = (ResourceId: unknown) => ({
  resources: {
    Vpc: { Type: 'AWS::EC2::VPC' },
    Log: { Type: 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation', Properties: { ResourceId } },
  },
});

rulesDecide('Route 53 Resolver query log rules', route53ResolverQueryLogRules, {
  Route53ResolverQueryLogEnabled: {
    holds: [loggedFor({ Ref: 'Vpc' })],
    broken: [{}, loggedFor('vpc-other')],
    undecided: [loggedFor(UNKNOWN)],
  },
});
