import { memoizeRecent } from '../../templates/memoize';
import { type PolicyStatement, readStatements } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { collectCertain } from '../../templates/undecided';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule } from '../rule';
import { describeStatement } from './bounded-statement';
import { isCustomResource } from './custom-resource-type';
import { ACCOUNT_PROPERTIES } from './data/account-properties';
import { findAccounts, type NamedAccount, readLeadingAccount } from './find-accounts';
import { listInitPlaces } from './init-places';
import { findKnownParties } from './known-parties';
import { findPlaces, type Place } from './places';

/** What another account can do where its id is, by the service of the ARN. */
const BY_SERVICE: Readonly<Record<string, string>> = {
  'api-gateway': 'serves the requests',
  athena: 'reads the data',
  backup: 'holds the backups',
  bedrock: 'reads the prompts',
  ecr: 'owns the code that runs',
  ec2: 'owns the network that is admitted',
  events: 'receives the events',
  firehose: 'receives the data',
  iam: 'owns the identity that is used',
  kinesis: 'receives or sends the data',
  kms: 'controls the key',
  lambda: 'receives the data and runs code on it',
  logs: 'receives the logs',
  rds: 'supplies or receives the database',
  redshift: 'receives the data',
  's3-object-lambda': 'holds the data',
  secretsmanager: 'controls the secret',
  sns: 'receives or sends the messages',
  sqs: 'receives or sends the messages',
  ssm: 'controls the value',
  states: 'receives the data',
};

/** The same, by the name of the property. The first that matches counts. */
const BY_NAME: readonly (readonly [pattern: RegExp, ability: string])[] = [
  [/^Layers$/, 'owns the code that runs in the function'],
  [
    /principal|grantee|userids|accountidstoadd|valuestoadd|allowed|authorized|shared|targetaccounts|readonlyaccess|trusted|subscribers/i,
    'may use this resource',
  ],
  [/peer|vpcaccount/i, 'owns the network that is connected'],
  [/securitygroup(owner|id)/i, 'owns the security group that is admitted'],
  [/destination|target|replica|registryid|bucketowner|bucketaccount/i, 'receives the data'],
  [/^(admin\w*|master|management\w*)id$/i, 'administers this account'],
  [/[sS]napshot|^source|Source|[oO]rigin/, 'supplies the data'],
];

/** Rules for the accounts that resources of every type work with. */
export const trustAccountRules: readonly Rule[] = [
  {
    id: 'TrustAccountKnown',
    level: 'required',
    group: 'leastPrivilege',
    types: [EVERY_TYPE],
    appliesTo: (resource) => findNamedAccounts(resource).length + findPlaces(resource).policies.length > 0,
    what: 'Resource works only with AWS accounts of the app, its partners and AWS',
    why: 'Whoever owns the other account reads what this resource sends, supplies what it runs, or uses what it offers.',
    fix: 'Use a resource of an own account, or list the account in trusts.accounts of the gate policy.',
    property: 'Properties',
    references: [
      pciDss('12.8.1'),
      awsDocs('IAM/latest/UserGuide/access-analyzer-resources.html'),
      awsDocs('IAM/latest/UserGuide/confused-deputy.html'),
      nist('AC-20'),
    ],
    check: (resource, templates) => {
      const { knowsAccount } = findKnownParties(resource, templates);
      const inTexts = findNamedAccounts(resource)
        .filter(({ account }) => !knowsAccount(account.id))
        .map(({ place, account }) => `${place.path}: account ${account.id} ${describeAbility(place, account)}`);
      const inStatements = collectCertain(findPlaces(resource).policies, ({ path, document }) =>
        collectCertain(readStatements(document), (statement) =>
          listGrantedAccounts(statement)
            .filter(({ id }) => !knowsAccount(id))
            .map(({ id }) => `${path}: ${describeStatement(statement)} on resources of account ${id}`),
        ),
      );
      return [...new Set([...inTexts, ...inStatements])];
    },
  },
];

/** The accounts that the properties of a resource name, outside policies. */
const findNamedAccounts = memoizeRecent((resource: TemplateResource) =>
  [...findPlaces(resource).candidates, ...listInitPlaces(resource)].flatMap((place) =>
    place.text.length < 12 ? [] : listAccounts(resource, place).map((account) => ({ place, account })),
  ),
);

/** The accounts of the ARNs that a statement of an identity policy allows to use. */
function listGrantedAccounts(statement: PolicyStatement): readonly NamedAccount[] {
  if (!statement.allows) return [];
  return statement.resources.flatMap((resource) => findAccounts(resource.display()));
}

function listAccounts(resource: TemplateResource, place: Place): readonly NamedAccount[] {
  const found = findAccounts(place.text);
  if (found.length > 0) return found;
  const id = readLeadingAccount(place.text);
  return id === undefined || !isForAccounts(resource, place) ? [] : [{ id, service: '', resource: '' }];
}

function isForAccounts(resource: TemplateResource, place: Place): boolean {
  const name = place.name;
  // Calls of the AWS SDK that share something: ModifySnapshotAttribute, ModifyDocumentPermission.
  if (isCustomResource(resource) && /account|userids|valuestoadd|principal|owner/i.test(name)) return true;
  // Parameters of a nested stack have any names.
  if (resource.type === 'AWS::CloudFormation::Stack' && place.names[0] === 'Parameters') return true;
  // Names of custom resources and of JSON texts often begin in lower case, or have dashes: `catalog-id`.
  const inCapitals = name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return ACCOUNT_PROPERTIES.has(name) || ACCOUNT_PROPERTIES.has(inCapitals);
}

function describeAbility(place: Place, { service, resource }: NamedAccount): string {
  const byName = BY_NAME.find(([pattern]) => pattern.test(place.name))?.[1];
  if (service === 'lambda' && resource.startsWith('layer:')) return 'owns the code that runs in the function';
  return byName ?? BY_SERVICE[service] ?? 'owns what this resource uses';
}
