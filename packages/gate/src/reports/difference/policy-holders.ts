import type { FactRecord, Setting } from '../../assessment/fact-record';
import { memoize } from '../../templates/memoize';
import type { FactIndex } from './fact-index';
import { isPolicyDocument, readStatements, type Statement } from './policy-text';
import { findReferencedPath, isSettingRecord, listSettings } from './setting-text';

/** `identity`: of a role, user or group. `trust`: who may assume a role. `resource`: of a resource. `policy`: attached to nothing. */
export type HolderKind = 'identity' | 'trust' | 'resource' | 'policy';

/** All statements that are true for one role, resource or policy, wherever they are written. */
export interface PolicyHolder {
  readonly kind: HolderKind;
  /** Path of the resource, or the text that names it. */
  readonly holder: string;
  readonly statements: Statement[];
  /** The resources in which the statements are written. */
  readonly writtenIn: Set<string>;
}

export const IDENTITIES = /^AWS::IAM::(?:Role|User|Group)$/;
const API = 'AWS::ApiGateway::RestApi';
const FILE_SYSTEM = 'AWS::EFS::FileSystem';
/** Policies that are attached to identities. */
export const ATTACHED = /^AWS::IAM::(?:ManagedPolicy|Policy|RolePolicy|UserPolicy|GroupPolicy)$/;

/** Properties of resources that only hold the policy of another resource. */
const POLICY_OF: Readonly<Record<string, string>> = {
  'AWS::ECR::RepositoryPolicy': 'RepositoryName',
  'AWS::S3::AccessPointPolicy': 'AccessPoint',
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::S3Express::BucketPolicy': 'Bucket',
  'AWS::SecretsManager::ResourcePolicy': 'SecretId',
  'AWS::SNS::TopicInlinePolicy': 'TopicArn',
  'AWS::SNS::TopicPolicy': 'Topics',
  'AWS::SQS::QueueInlinePolicy': 'Queue',
  'AWS::SQS::QueuePolicy': 'Queues',
};

/** Collects the statements of all policies by whom they are true for. */
export function collectPolicyHolders(index: FactIndex): ReadonlyMap<string, PolicyHolder> {
  const holders = new Map<string, PolicyHolder>();
  const add = (kind: HolderKind, holder: string, statements: readonly Statement[], writtenIn: string): void => {
    const key = `${kind} ${holder}`;
    const known = holders.get(key) ?? { kind, holder, statements: [], writtenIn: new Set<string>() };
    known.statements.push(...statements);
    known.writtenIn.add(writtenIn);
    holders.set(key, known);
  };
  const attachments = collectAttachments(index);
  for (const fact of index.facts) {
    const { resource, type, settings } = fact;
    const unwritten = getUnwrittenPolicy(fact);
    if (type === 'AWS::Lambda::Permission') {
      add('resource', readName(settings['FunctionName']), [readPermission(settings)], resource);
    } else if (unwritten !== undefined && readDocuments(settings).length === 0) {
      add('resource', resource, [unwritten], resource);
    } else {
      for (const { property, statements } of readDocuments(settings)) {
        if (property === 'AssumeRolePolicyDocument') add('trust', resource, statements, resource);
        else if (IDENTITIES.test(type)) add('identity', resource, statements, resource);
        else if (ATTACHED.test(type)) {
          const attached = attachments.get(resource) ?? [];
          for (const holder of attached) add('identity', holder, statements, resource);
          if (attached.length === 0) add('policy', resource, statements, resource);
        } else for (const holder of listPolicyOwners(fact)) add('resource', holder, statements, resource);
      }
    }
  }
  return holders;
}

/**
 * What is true without a policy: an endpoint allows everything, and a key is left to the policies of its account. An API
 * that is not private is left to the authorization of its methods, and a file system admits every client in the network:
 * https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html.
 */
const DEFAULT_POLICIES: Readonly<Record<string, Statement>> = {
  'AWS::EC2::VPCEndpoint': createDefault('*', '*'),
  'AWS::KMS::Key': createDefault('every identity of the account', 'kms:*'),
  [API]: createDefault('*', 'execute-api:*'),
  [FILE_SYSTEM]: createDefault('*', 'elasticfilesystem:Client*'),
};

function createDefault(principal: string, action: string): Statement {
  const list = (text: string): Statement['actions'] => ({ isExcluding: false, texts: [text] });
  return { allows: true, principals: list(principal), actions: list(action), resources: list('*'), conditions: [] };
}

function getUnwrittenPolicy({ type, settings }: FactRecord): Statement | undefined {
  // A private API without a policy denies every request.
  const isPrivateApi = type === API && JSON.stringify(settings['EndpointConfiguration'] ?? '').includes('"PRIVATE"');
  return isPrivateApi ? undefined : DEFAULT_POLICIES[type];
}

/** Whether a statement has no sentence of its own for a new resource: the methods of an API decide who may call it. */
export function isUnwrittenForNew(statement: Statement): boolean {
  return statement === DEFAULT_POLICIES[API] || statement === DEFAULT_POLICIES[FILE_SYSTEM];
}

interface FoundDocument {
  readonly property: string;
  readonly document: Setting;
}

/** Read once: most resources are the same before and after. */
const readDocuments = memoize((settings: FactRecord['settings']) =>
  findDocuments(settings).map(({ property, document }) => ({ property, statements: readStatements(document) })),
);

/** Finds policy documents at any depth, with the name of the property that has each. */
function findDocuments(setting: Setting, property = ''): FoundDocument[] {
  if (typeof setting !== 'object') return [];
  if (isPolicyDocument(setting)) return [{ property, document: setting }];
  if (!isSettingRecord(setting)) return listSettings(setting).flatMap((item) => findDocuments(item, property));
  return Object.entries(setting).flatMap(([name, value]) => findDocuments(value, name));
}

/** The roles, users and groups that a policy is attached to, from either side. */
function collectAttachments({ facts }: FactIndex): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const attach = (policy: string, holder: string): void => {
    const known = found.get(policy) ?? [];
    if (!known.includes(holder)) found.set(policy, [...known, holder]);
  };
  for (const { resource, type, settings } of facts) {
    if (ATTACHED.test(type)) {
      const names = ['Roles', 'Users', 'Groups', 'RoleName', 'UserName', 'GroupName'];
      for (const holder of names.flatMap((name) => listSettings(settings[name]))) attach(resource, readName(holder));
    } else if (IDENTITIES.test(type)) {
      for (const policy of listSettings(settings['ManagedPolicyArns'])) {
        const path = findReferencedPath(policy);
        if (path !== undefined) attach(path, resource);
      }
    }
  }
  return found;
}

function listPolicyOwners({ resource, type, settings }: FactRecord): readonly string[] {
  const property = POLICY_OF[type];
  const owners = property === undefined ? [] : listSettings(settings[property]).map(readName);
  return owners.length === 0 ? [resource] : owners;
}

function readName(setting: Setting | undefined): string {
  return findReferencedPath(setting) ?? (typeof setting === 'string' ? setting : JSON.stringify(setting ?? ''));
}

/** A permission of Lambda is a statement of the policy of its function. */
function readPermission(settings: FactRecord['settings']): Statement {
  const conditions = [
    ['ArnLike', 'aws:SourceArn', 'SourceArn'],
    ['StringEquals', 'aws:SourceAccount', 'SourceAccount'],
    ['StringEquals', 'aws:PrincipalOrgID', 'PrincipalOrgID'],
    ['StringEquals', 'lambda:EventSourceToken', 'EventSourceToken'],
    ['StringEquals', 'lambda:FunctionUrlAuthType', 'FunctionUrlAuthType'],
    ['Bool', 'lambda:InvokedViaFunctionUrl', 'InvokedViaFunctionUrl'],
  ].flatMap(([operator = '', key = '', property = '']) => {
    const value = settings[property];
    return value === undefined ? [] : [{ operator, key: key.toLowerCase(), values: listSettings(value).map(String) }];
  });
  const list = (name: string): string[] => listSettings(settings[name]).map((one) => readName(one));
  return {
    allows: true,
    principals: { isExcluding: false, texts: list('Principal') },
    actions: { isExcluding: false, texts: list('Action') },
    resources: { isExcluding: false, texts: ['*'] },
    conditions,
  };
}
