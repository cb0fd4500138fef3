import { accessAnalyzerRules } from '../../../src/rules/access-analyzer/access-analyzer';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const filter = (...names: readonly unknown[]) => names.map((Property) => ({ Property, Eq: ['x'] }));
const analyzer = (ArchiveRules: unknown) => ({
  resources: { Analyzer: { Type: 'AWS::AccessAnalyzer::Analyzer', Properties: { Type: 'ACCOUNT', ArchiveRules } } },
});

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
});
