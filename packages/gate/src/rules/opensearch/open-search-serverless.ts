import type { TemplateResource, Value } from '../../templates/template-resource';
import { filterCertain } from '../../templates/undecided';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const POLICY = ['AWS::OpenSearchServerless::SecurityPolicy'];
const COLLECTION = ['AWS::OpenSearchServerless::Collection'];
const GUIDE = 'opensearch-service/latest/developerguide';
/** Permissions that reach everything of a collection or an index. */
const ALL = /^(aoss:)?\*$/;

/** Rules for OpenSearch Serverless, whose policies are JSON texts. It always encrypts at rest and in transit. */
export const openSearchServerlessRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'OpenSearchServerlessDeletionProtection',
      level: 'hardening',
      keepsData: true,
      group: 'resilience',
      types: COLLECTION,
      what: 'OpenSearch Serverless collection is protected against deletion',
      why: 'One wrong call deletes the collection with all of its documents.',
      fix: 'Set DeletionProtection to ENABLED.',
      property: 'DeletionProtection',
      references: [awsDocs(`${GUIDE}/serverless-manage.html`), nist('CP-9')],
      expects: { equals: 'ENABLED' },
    },
  ]),
  {
    id: 'OpenSearchServerlessPrivate',
    level: 'required',
    group: 'noPublicAccess',
    types: POLICY,
    what: 'OpenSearch Serverless network policy does not open collections to the internet',
    why: 'Everyone with leaked credentials, or with a hole of Dashboards, reaches the collection from everywhere.',
    fix: 'Set AllowFromPublic to false in Policy, and name VPC endpoints in SourceVPCEs.',
    property: 'Properties.Policy',
    references: [pciDss('1.4.4'), awsDocs(`${GUIDE}/serverless-network.html`), nist('SC-7')],
    check: (policy) => {
      if (policy.at('Type').text() !== 'network') return 'not applicable';
      return filterCertain(readRules(policy), (rule) => rule.at('AllowFromPublic').flag() === true).length === 0;
    },
  },
  {
    id: 'OpenSearchServerlessCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: POLICY,
    what: 'OpenSearch Serverless encryption policy names a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set KmsARN in Policy, and AWSOwnedKey to false.',
    property: 'Properties.Policy',
    references: [awsDocs(`${GUIDE}/serverless-encryption.html`), nist('SC-12')],
    check: (policy) => {
      if (policy.at('Type').text() !== 'encryption') return 'not applicable';
      return filterCertain(readRules(policy), (rule) => rule.at('AWSOwnedKey').flag() === true).length === 0;
    },
  },
  {
    id: 'OpenSearchServerlessDataRights',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::OpenSearchServerless::AccessPolicy'],
    what: 'OpenSearch Serverless data access policy does not grant all permissions on all resources',
    why: 'A stolen session of one application reads and deletes every index of every collection.',
    fix: 'Name permissions such as aoss:ReadDocument, and one collection, in Policy.',
    property: 'Properties.Policy',
    references: [pciDss('7.2.2'), awsDocs(`${GUIDE}/serverless-data-access.html`), nist('AC-6')],
    check: (policy) =>
      filterCertain(
        readRules(policy).flatMap((statement) => statement.at('Rules').items()),
        (rule) =>
          includes(rule.at('Permission'), ALL) && includes(rule.at('Resource'), /^(index|collection)\/\*(\/\*)?$/),
      ).length === 0,
  },
];

/** The policy as a list. An encryption policy is one object. */
function readRules(policy: TemplateResource): readonly Value[] {
  return policy.at('Policy').document().items();
}

function includes(list: Value, pattern: RegExp): boolean {
  return list.items().some((item) => pattern.test(item.display()));
}
