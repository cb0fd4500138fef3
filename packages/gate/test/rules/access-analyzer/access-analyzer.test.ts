import { accessAnalyzerRules } from '../../../src/rules/access-analyzer/access-analyzer';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const filter = (...names: readonly unknown[]) => names.map((Property) => ({ Property, Eq: ['x'] }));
const analyzer = (ArchiveRules: unknown) => ({
  resources: { Analyzer: { Type: 'AWS::AccessAnalyzer::Analyzer', Properties: { Type: 'ACCOUNT', ArchiveRules } } },
});

const kinds = (...types: readonly unknown[]) => ({
  resources: Object.fromEntries(
    types.map((Type, index) => [`A${index}`, { Type: 'AWS::AccessAnalyzer::Analyzer', Properties: { Type } }]),
  ),
});
const AGE = 'AnalyzerConfiguration.UnusedAccessConfiguration.UnusedAccessAge';

rulesDecide('IAM Access Analyzer rules', accessAnalyzerRules, {
  AccessAnalyzerArchivesNamedAccess: {
    holds: [
      { Filter: filter('resource', 'isPublic') },
      { Filter: { 'principal.AWS': { Eq: ['111122223333'] } } },
      analyzer(undefined),
      analyzer([{ RuleName: 'logs', Filter: filter('resource') }]),
    ],
    broken: [
      { Filter: filter('isPublic') },
      { Filter: { resourceType: { Eq: ['AWS::S3::Bucket'] } } },
      analyzer([{ RuleName: 'all', Filter: filter('status') }]),
    ],
    undecided: [{ Filter: UNKNOWN }, { Filter: filter(UNKNOWN) }],
  },
  AccessAnalyzerExternalAccess: {
    holds: [kinds('ACCOUNT'), kinds('ORGANIZATION'), kinds('ACCOUNT_UNUSED_ACCESS', 'ACCOUNT')],
    broken: [kinds('ACCOUNT_UNUSED_ACCESS'), kinds('ORGANIZATION_INTERNAL_ACCESS')],
    undecided: [kinds(UNKNOWN)],
  },
  AccessAnalyzerUnusedAccess: {
    holds: [kinds('ACCOUNT', 'ACCOUNT_UNUSED_ACCESS'), kinds('ORGANIZATION', 'ORGANIZATION_UNUSED_ACCESS')],
    broken: [kinds('ACCOUNT'), kinds('ACCOUNT', 'ACCOUNT_INTERNAL_ACCESS')],
    undecided: [kinds(UNKNOWN)],
    notApplicable: [kinds('ACCOUNT_UNUSED_ACCESS')],
  },
  AccessAnalyzerInternalAccess: {
    holds: [kinds('ACCOUNT', 'ACCOUNT_INTERNAL_ACCESS')],
    broken: [kinds('ACCOUNT'), kinds('ORGANIZATION', 'ORGANIZATION_UNUSED_ACCESS')],
    undecided: [kinds(UNKNOWN)],
    notApplicable: [kinds('ACCOUNT_INTERNAL_ACCESS')],
  },
  AccessAnalyzerUnusedAge: decideProperty(AGE, {
    holds: [90, 45, undefined],
    broken: [91, 365],
    beside: { Type: 'ACCOUNT_UNUSED_ACCESS' },
    notApplicable: [{ Type: 'ACCOUNT' }],
  }),
});
