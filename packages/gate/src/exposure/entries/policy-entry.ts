import { isBounded } from '../../rules/generic/bounded-statement';
import type { PolicyStatement } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { findKeyControl, findTlsControl } from '../controls/encryption-controls';
import { createMethod, type Entry } from '../entry';
import { compareTexts } from '../graph';
import { findKind } from '../kinds/all-kinds';
import { findText, isTrue, listTexts, readAt, readIfKnown } from '../known-values';
import { createAccount, INTERNET, type Link, type Outsider, type ShownControl } from '../party';
import { listPublicStatements } from '../public-statements';
import { listResourcePolicies } from '../resource-policies';
import type { HeldStatement } from '../role-holders';
import type { Surroundings } from '../surroundings';

/**
 * Types whose policy only narrows what another check admits; their own extractor reads it. The same holds for all types
 * that clients reach within a VPC only.
 */
const NARROWED: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::RestApi',
  'AWS::EC2::VPCEndpoint',
  'AWS::EFS::FileSystem',
  // Its trust policy is an entry of its own.
  'AWS::IAM::Role',
  'AWS::OpenSearchService::Domain',
  'AWS::Elasticsearch::Domain',
]);

/** What resource policies and access lists grant to everybody and to other accounts. */
export function listPolicyEntries(surroundings: Surroundings): readonly Entry[] {
  return [
    ...listResourcePolicies(surroundings)
      .filter(([{ type }]) => !NARROWED.has(type) && (findKind(type)?.groups ?? []).length === 0)
      .flatMap(([node, held]) => [readPublic(node, held, surroundings), readAccounts(node, held, surroundings)]),
    ...surroundings.ofType('AWS::S3::Bucket').flatMap((bucket) => readAccessList(bucket, surroundings)),
    ...surroundings.ofType('AWS::Lambda::Permission').flatMap((permission) => readPermission(permission, surroundings)),
  ];
}

function readPublic(node: TemplateResource, held: readonly HeldStatement[], surroundings: Surroundings): Entry {
  const open = listPublicStatements(held);
  const [first] = open;
  if (first === undefined || isBlocked(node)) return { links: [], methods: [] };
  const actions = listActions(open);
  return {
    links: [buildLink(INTERNET, node, actions, open, surroundings, [])],
    methods: [createMethod(first.holder, actions.join(', '), { authorization: 'none' })],
  };
}

/** Block Public Access of S3 refuses what a policy or an access list grants to everybody. */
function isBlocked(node: TemplateResource): boolean {
  return (
    node.type === 'AWS::S3::Bucket' && isTrue(readAt(node, 'PublicAccessBlockConfiguration.RestrictPublicBuckets'))
  );
}

function readAccounts(node: TemplateResource, held: readonly HeldStatement[], surroundings: Surroundings): Entry {
  const byAccount = new Map<string, HeldStatement[]>();
  for (const each of held) {
    for (const id of listForeignAccounts(each.statement, surroundings)) {
      byAccount.set(id, [...(byAccount.get(id) ?? []), each]);
    }
  }
  const links = [...byAccount].map(([id, statements]) => {
    const controls = statements
      .filter(({ statement }) => readIfKnown(() => isBounded(statement)) === true)
      .map(({ holder }) => ({ what: 'Policy condition limits the callers', resource: holder }));
    return buildLink(createAccount(id), node, listActions(statements), statements, surroundings, controls);
  });
  return { links, methods: [] };
}

/** Accounts that an Allow statement names, other than those of the templates. */
export function listForeignAccounts(statement: PolicyStatement, surroundings: Surroundings): readonly string[] {
  if (readIfKnown(() => statement.allows) === false) return [];
  const principals = readIfKnown(() => statement.principals) ?? [];
  return [
    ...new Set(
      principals
        .filter(({ kind }) => kind === 'AWS')
        .flatMap(({ value }) => surroundings.findForeignAccount(value.display()) ?? []),
    ),
  ];
}

/** As the policy writes them. */
function listActions(held: readonly HeldStatement[]): readonly string[] {
  const written = held.flatMap(({ statement }) => listTexts(readAt(statement.value, 'Action')));
  return [...new Set(written)].sort(compareTexts);
}

function buildLink(
  from: Outsider,
  to: TemplateResource,
  actions: readonly string[],
  held: readonly HeldStatement[],
  surroundings: Surroundings,
  controls: readonly ShownControl[],
): Link {
  const tls = findTlsControl(to, surroundings);
  const key = from === INTERNET ? undefined : findKeyControl(to, surroundings);
  return {
    from,
    to,
    action: describeActions(actions),
    protocol: 'HTTPS',
    authentication: from === INTERNET ? 'none' : 'IAM of the other account',
    encryption: tls === undefined ? undefined : 'TLS',
    evidence: [...new Set(held.map(({ holder }) => holder))],
    controls: [...controls, ...(tls === undefined ? [] : [tls]), ...(key === undefined ? [] : [key])],
    isWay: true,
  };
}

function describeActions(actions: readonly string[]): string {
  const names = actions.map((action) => action.slice(action.indexOf(':') + 1).toLowerCase());
  const reads = names.some((name) => /^(\*|get|batchget|list|query|scan|receive|select|read)/.test(name));
  const writes = names.some((name) => /^(\*|put|update|delete|send|write|publish|invoke)/.test(name));
  if (reads && writes) return 'reads and writes';
  return writes ? 'writes' : 'reads';
}

/** Access control lists of S3, which Block Public Access and ownership of the bucket switch off. */
function readAccessList(bucket: TemplateResource, surroundings: Surroundings): readonly Entry[] {
  const acl = findText(readAt(bucket, 'AccessControl'));
  const isOpen = acl !== undefined && /^(PublicRead|PublicReadWrite|AuthenticatedRead)$/.test(acl);
  if (!isOpen || isTrue(readAt(bucket, 'PublicAccessBlockConfiguration.IgnorePublicAcls'))) return [];
  const held: readonly HeldStatement[] = [];
  const actions = acl === 'PublicReadWrite' ? ['s3:GetObject', 's3:PutObject'] : ['s3:GetObject'];
  const link = buildLink(INTERNET, bucket, actions, held, surroundings, []);
  return [
    {
      links: [{ ...link, evidence: [bucket] }],
      methods: [createMethod(bucket, actions.join(', '), { authorization: 'none' })],
    },
  ];
}

/** A permission to invoke a function for everybody or another account. Function URLs have their own entry. */
function readPermission(permission: TemplateResource, surroundings: Surroundings): readonly Entry[] {
  const node = surroundings.findNode(readAt(permission, 'FunctionName'));
  const principal = readAt(permission, 'Principal').display();
  const isUrl =
    readAt(permission, 'FunctionUrlAuthType').present || readAt(permission, 'InvokedViaFunctionUrl').present;
  if (node === undefined || isUrl) return [];
  const isLimited = ['SourceAccount', 'SourceArn', 'PrincipalOrgID'].some((name) => readAt(permission, name).present);
  const id = surroundings.findForeignAccount(principal);
  const from = principal === '*' && !isLimited ? INTERNET : id !== undefined ? createAccount(id) : undefined;
  if (from === undefined) return [];
  const link: Link = {
    from,
    to: node,
    action: 'invokes',
    protocol: 'HTTPS',
    authentication: from === INTERNET ? 'any AWS account' : 'IAM of the other account',
    encryption: 'TLS',
    evidence: [permission],
    controls: [],
    isWay: true,
  };
  const methods =
    from === INTERNET ? [createMethod(permission, 'lambda:InvokeFunction', { authorization: 'any AWS account' })] : [];
  return [{ links: [link], methods }];
}
