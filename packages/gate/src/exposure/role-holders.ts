import { POLICY_TYPES } from '../rules/iam/granted-statements';
import { type PolicyStatement, readStatements } from '../templates/policy-statement';
import type { TemplateResource } from '../templates/template-resource';
import { findKind } from './kinds/all-kinds';
import { findText, listFrom, listKnown, readAt, readIfKnown } from './known-values';
import type { Surroundings } from './surroundings';

/** A statement of a policy, and the resource that has it. */
export interface HeldStatement {
  readonly statement: PolicyStatement;
  readonly holder: TemplateResource;
}

/** What a role may do by the templates. */
export interface RoleRights {
  readonly statements: readonly HeldStatement[];
  /** Those of the statements that deny. */
  readonly denials: readonly HeldStatement[];
  /** Names of policies of AWS: `AmazonS3FullAccess`. */
  readonly awsPolicies: readonly { readonly name: string; readonly holder: TemplateResource }[];
}

/** Finds what each role may do. Every policy is read once. */
export class RoleIndex {
  readonly #attached = new Map<TemplateResource | string, TemplateResource[]>();
  readonly #rights = new Map<TemplateResource, RoleRights>();

  constructor(private readonly surroundings: Surroundings) {
    for (const policy of surroundings.ofType(...POLICY_TYPES)) {
      for (const name of HOLDERS.flatMap((property) => listKnown(readAt(policy, property)))) {
        const key = readIfKnown(() => name.target()) ?? name.display();
        this.#attached.set(key, [...(this.#attached.get(key) ?? []), policy]);
      }
    }
  }

  /** The roles whose permissions a node has, and those that these may assume. */
  listRoles(node: TemplateResource): readonly TemplateResource[] {
    if (isIdentity(node)) return [node];
    const own = (findKind(node.type)?.roles ?? []).flatMap((path) =>
      listFrom(node, path).flatMap((value) => this.#listBehind(this.surroundings.findTarget(value), 0)),
    );
    return [...new Set([...own, ...this.#listRolesBeside(node)])];
  }

  readRights(role: TemplateResource): RoleRights {
    const known = this.#rights.get(role);
    if (known !== undefined) return known;
    const arns = listKnown(readAt(role, 'ManagedPolicyArns'));
    const listed = arns.flatMap((arn) => readIfKnown(() => arn.target()) ?? []);
    const name = findText(readAt(role, role.type === 'AWS::IAM::User' ? 'UserName' : 'RoleName'));
    const attached = [
      ...(this.#attached.get(role) ?? []),
      ...(name === undefined ? [] : (this.#attached.get(name) ?? [])),
    ];
    const holders = [...new Set([role, ...attached, ...listed, ...this.#listOfGroups(role)])];
    const statements = holders.flatMap(listStatements);
    const rights: RoleRights = {
      statements,
      denials: statements.filter(({ statement }) => readIfKnown(() => statement.allows) === false),
      awsPolicies: arns.flatMap((arn) => {
        const found = /:iam::aws:policy\/(?:[\w-]+\/)*([\w-]+)$/.exec(arn.display())?.[1];
        return found === undefined ? [] : [{ name: found, holder: role }];
      }),
    };
    this.#rights.set(role, rights);
    return rights;
  }

  /** Policies of the groups that a user is in. */
  #listOfGroups(user: TemplateResource): readonly TemplateResource[] {
    const groups = listKnown(readAt(user, 'Groups')).flatMap((group) => readIfKnown(() => group.target()) ?? []);
    return groups.flatMap((group) => {
      const listed = listKnown(readAt(group, 'ManagedPolicyArns')).flatMap(
        (arn) => readIfKnown(() => arn.target()) ?? [],
      );
      return [group, ...(this.#attached.get(group) ?? []), ...listed];
    });
  }

  /** The role itself, or those of an instance profile, a task definition or a launch template. */
  #listBehind(target: TemplateResource | undefined, depth: number): readonly TemplateResource[] {
    if (target === undefined || depth > 3) return [];
    if (target.type === 'AWS::IAM::Role') return [target];
    const paths = BEHIND[target.type] ?? [];
    return paths.flatMap((path) =>
      listFrom(target, path).flatMap((value) => this.#listBehind(this.surroundings.findTarget(value), depth + 1)),
    );
  }

  /** Roles that another resource gives to a node: those of the pods of a cluster, those of an identity pool. */
  #listRolesBeside(node: TemplateResource): readonly TemplateResource[] {
    return (BESIDE[node.type] ?? []).flatMap(([type, subject, path]) =>
      this.surroundings
        .listReferring(type, subject, node)
        .flatMap((member) => listFrom(member, path))
        .flatMap((value) => this.#listBehind(this.surroundings.findTarget(value), 1)),
    );
  }
}

/** Properties that name whom a policy is attached to. */
const HOLDERS = ['Roles', 'RoleName', 'Users', 'UserName', 'Groups', 'GroupName'];

function isIdentity({ type }: TemplateResource): boolean {
  return type === 'AWS::IAM::Role' || type === 'AWS::IAM::User';
}

/** The type that gives the role, its property that names the node, and that which names the role. */
const BESIDE: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  'AWS::EKS::Cluster': [
    ['AWS::EKS::Nodegroup', 'ClusterName', 'NodeRole'],
    ['AWS::EKS::PodIdentityAssociation', 'ClusterName', 'RoleArn'],
    ['AWS::EKS::FargateProfile', 'ClusterName', 'PodExecutionRoleArn'],
  ],
  'AWS::Cognito::IdentityPool': [['AWS::Cognito::IdentityPoolRoleAttachment', 'IdentityPoolId', 'Roles.*']],
  'AWS::AppSync::GraphQLApi': [['AWS::AppSync::DataSource', 'ApiId', 'ServiceRoleArn']],
  'AWS::ApiGateway::RestApi': [['AWS::ApiGateway::Method', 'RestApiId', 'Integration.Credentials']],
  'AWS::ApiGatewayV2::Api': [['AWS::ApiGatewayV2::Integration', 'ApiId', 'CredentialsArn']],
  'AWS::Transfer::Server': [['AWS::Transfer::User', 'ServerId', 'Role']],
};

const BEHIND: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::InstanceProfile': ['Roles.*'],
  'AWS::ECS::TaskDefinition': ['TaskRoleArn'],
  'AWS::EC2::LaunchTemplate': [
    'LaunchTemplateData.IamInstanceProfile.Arn',
    'LaunchTemplateData.IamInstanceProfile.Name',
  ],
  'AWS::AutoScaling::LaunchConfiguration': ['IamInstanceProfile'],
};

function listStatements(holder: TemplateResource): readonly HeldStatement[] {
  const inline = listKnown(readAt(holder, 'Policies')).map((policy) => readAt(policy, 'PolicyDocument'));
  return [readAt(holder, 'PolicyDocument'), ...inline]
    .filter(({ present }) => present)
    .flatMap((document) => readIfKnown(() => readStatements(document)) ?? [])
    .map((statement) => ({ statement, holder }));
}
