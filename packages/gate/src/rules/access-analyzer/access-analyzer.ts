import { isRecord } from '../../templates/template';
import type { Value } from '../../templates/template-resource';
import { awsDocs, nist, prowler, type Rule } from '../rule';

/** Criteria that a single resource or a single other side meets. The others match findings of every kind. */
const NARROW = /^(resource|id)$|^(principal|condition)\./;

/** Rules for the search for access from outside by IAM Access Analyzer. */
export const accessAnalyzerRules: readonly Rule[] = [
  {
    id: 'AccessAnalyzerArchivesNamedAccess',
    level: 'required',
    group: 'alerts',
    types: ['AWS::AccessAnalyzer::ArchiveRule', 'AWS::AccessAnalyzer::Analyzer'],
    what: 'IAM Access Analyzer archives findings only about a named resource or principal',
    why: 'A rule for all public buckets or for all roles hides the one that becomes public tomorrow.',
    fix: 'Add a criterion on resource or principal.AWS to Filter.',
    property: 'Properties.Filter',
    references: [
      prowler('accessanalyzer_enabled_without_findings'),
      awsDocs('IAM/latest/UserGuide/access-analyzer-archive-rules.html'),
      nist('AC-3'),
    ],
    check: (subject) => {
      const filters = [
        subject.at('Filter'),
        ...subject
          .at('ArchiveRules')
          .items()
          .map((rule) => rule.at('Filter')),
      ];
      return filters
        .filter((filter) => filter.present && !listCriteria(filter).some((name) => NARROW.test(name)))
        .map(({ property }) => property.replace(/^Properties\./, ''));
    },
  },
];

/** Names of the criteria. CloudFormation writes them as a list, the service as an object. */
function listCriteria(filter: Value): readonly string[] {
  if (isRecord(filter.raw)) return filter.entries().map(([name]) => name);
  return filter.items().map((criterion) => criterion.at('Property').text() ?? '');
}
