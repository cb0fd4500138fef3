import { awsDocs, nist, type Rule } from '../rule';
import { hasAssociation } from './associations';

/** Rules for the query logs of Route 53 Resolver. */
export const route53ResolverQueryLogRules: readonly Rule[] = [
  {
    id: 'Route53ResolverQueryLogEnabled',
    level: 'hardening',
    group: 'auditLogs',
    types: ['AWS::EC2::VPC'],
    what: 'VPC has Route 53 Resolver query logging enabled',
    why: 'Without query logs an investigation cannot show which workload contacted a command and control server.',
    fix: 'Add an AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation with the VPC as ResourceId.',
    property: 'Properties.CidrBlock',
    references: [nist('AU-12'), awsDocs('Route53/latest/DeveloperGuide/resolver-query-logs.html')],
    check: (vpc, templates) =>
      hasAssociation(vpc, templates, 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation', 'ResourceId'),
  },
];
