import { isRecord } from '../../templates/template';
import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, prowler, type Rule, securityHub } from '../rule';
import { listInSameRegion } from '../same-region';

/** Criteria that a single resource or a single other side meets. The others match findings of every kind. */
const NARROW = /^(resource|id)$|^(principal|condition)\./;

const ANALYZER = ['AWS::AccessAnalyzer::Analyzer'];
const EXTERNAL = /^(ACCOUNT|ORGANIZATION)$/;
const GUIDE = 'IAM/latest/UserGuide';

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
  {
    id: 'AccessAnalyzerExternalAccess',
    level: 'required',
    group: 'alerts',
    types: ANALYZER,
    what: 'IAM Access Analyzer looks for access from outside',
    why: 'An analyzer of another kind does not report a bucket, key or role that is open to other accounts.',
    fix: 'Add an analyzer of the Type ACCOUNT or ORGANIZATION.',
    property: 'Properties.Type',
    references: [
      securityHub('IAM.28'),
      prowler('accessanalyzer_enabled'),
      awsDocs(`${GUIDE}/access-analyzer-create-external.html`),
    ],
    check: (analyzer, templates) => hasKind(analyzer, templates, EXTERNAL),
  },
  {
    id: 'AccessAnalyzerUnusedAccess',
    level: 'hardening',
    group: 'leastPrivilege',
    types: ANALYZER,
    what: 'IAM Access Analyzer looks for unused access too',
    why: 'An intruder can use unused rights, keys and passwords without being noticed.',
    fix: 'Add an analyzer of the Type ACCOUNT_UNUSED_ACCESS or ORGANIZATION_UNUSED_ACCESS.',
    property: 'Properties.Type',
    references: [awsDocs(`${GUIDE}/access-analyzer-create-unused.html`), nist('AC-6(7)')],
    check: (analyzer, templates) => {
      if (!EXTERNAL.test(analyzer.at('Type').text() ?? '')) return 'not applicable';
      return hasKind(analyzer, templates, /_UNUSED_ACCESS$/);
    },
  },
  {
    id: 'AccessAnalyzerInternalAccess',
    level: 'hardening',
    group: 'leastPrivilege',
    types: ANALYZER,
    what: 'IAM Access Analyzer looks for access from inside to critical resources too',
    why: 'Who inside of the account reaches a critical bucket is the sum of many policies, which no person adds up.',
    fix: 'Add an analyzer of the Type ACCOUNT_INTERNAL_ACCESS or ORGANIZATION_INTERNAL_ACCESS.',
    property: 'Properties.Type',
    references: [awsDocs(`${GUIDE}/access-analyzer-create-internal.html`), nist('AC-6(7)')],
    check: (analyzer, templates) => {
      if (!EXTERNAL.test(analyzer.at('Type').text() ?? '')) return 'not applicable';
      return hasKind(analyzer, templates, /_INTERNAL_ACCESS$/);
    },
  },
  ...createPropertyRules([
    {
      id: 'AccessAnalyzerUnusedAge',
      level: 'hardening',
      group: 'leastPrivilege',
      types: ANALYZER,
      what: 'IAM Access Analyzer reports access that was unused for at most 90 days',
      why: 'With a longer time, rights of a person who left stay unnoticed for longer.',
      fix: 'Set AnalyzerConfiguration.UnusedAccessConfiguration.UnusedAccessAge to 90 days or less.',
      property: 'AnalyzerConfiguration.UnusedAccessConfiguration.UnusedAccessAge',
      expects: { atMost: 90 },
      onlyIf: (analyzer) => /_UNUSED_ACCESS$/.test(analyzer.at('Type').text() ?? ''),
      references: [awsDocs(`${GUIDE}/access-analyzer-create-unused.html`), nist('AC-2(3)')],
    },
  ]),
];

/** Names of the criteria. CloudFormation writes them as a list, the service as an object. */
function listCriteria(filter: Value): readonly string[] {
  if (isRecord(filter.raw)) return filter.entries().map(([name]) => name);
  return filter.items().map((criterion) => criterion.at('Property').text() ?? '');
}

function hasKind(analyzer: TemplateResource, templates: TemplateSet, kind: RegExp): boolean {
  return listInSameRegion(analyzer, analyzer.type, templates).some((other) => kind.test(other.at('Type').text() ?? ''));
}
