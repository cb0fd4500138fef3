import { isPublicStatement } from '../generic/bounded-statement';
import { awsDocs, nist, type Reference, type Rule, type RuleLevel } from '../rule';
import {
  deniesAllPrincipals,
  findFaultyGrants,
  hasWildcardActions,
  hasWildcardResources,
  isInsecureTransport,
  lacksSourceAccount,
  lacksSourceArn,
} from './resource-policy';

const PROPERTY = 'Properties.PolicyDocument';
const CONFUSED_DEPUTY = awsDocs('IAM/latest/UserGuide/confused-deputy.html');

/** A kind of resource policy, in the words that the titles and reasons of its rules use. */
export interface ResourcePolicyKind {
  /** Start of every rule id: `S3BucketPolicy`. */
  readonly prefix: string;
  /** Subject of every title: `S3 bucket policy`. */
  readonly noun: string;
  /** Resources that a statement should name: `bucket and its objects`. */
  readonly named: string;
  readonly types: { readonly holder: string; readonly policy: string };
  /** Page of the service that recommends least privilege. */
  readonly practices: Reference;
  readonly transport: {
    readonly level: RuleLevel;
    readonly references: readonly Reference[];
    /** Action that has to be denied without TLS. */
    readonly action: string;
    /** Suffixes of the ARNs that the denial has to name. */
    readonly wholes: readonly string[];
    readonly why: string;
  };
  readonly publicAccess: { readonly references: readonly Reference[]; readonly why: string };
  readonly wildcardActions: { readonly why: string };
  readonly wildcardResources: { readonly why: string };
  readonly sourceAccount: { readonly why: string };
  /** Left out where services act for many resources of the account. */
  readonly sourceArn?: { readonly why: string };
}

/** The rules that hold for every resource policy. Each finding about a policy is one statement. */
export function buildResourcePolicyRules(kind: ResourcePolicyKind): readonly Rule[] {
  const { prefix, noun, named, types, practices, transport, sourceArn } = kind;
  const statementRule = { types: [types.policy], property: PROPERTY };
  const rules: Rule[] = [
    {
      id: `${prefix}DeniesInsecureTransport`,
      level: transport.level,
      group: 'encryptionInTransit',
      types: [types.holder],
      what: `${noun} denies requests over insecure transport`,
      why: transport.why,
      fix: `Deny ${transport.action} on the ${named} in PolicyDocument when Bool aws:SecureTransport is false.`,
      property: PROPERTY,
      references: [...transport.references, nist('SC-8')],
      check: (holder, templates) =>
        deniesAllPrincipals(holder, templates, transport.action, isInsecureTransport, transport.wholes),
    },
    {
      ...statementRule,
      id: `${prefix}NoPublicAccess`,
      level: 'required',
      group: 'noPublicAccess',
      what: `${noun} does not allow public access`,
      why: kind.publicAccess.why,
      fix: 'Name accounts, roles or services in Principal of PolicyDocument. Replace NotPrincipal by Principal.',
      references: [...kind.publicAccess.references, nist('AC-3')],
      check: (policy) => findFaultyGrants(policy, isPublicStatement),
    },
    {
      ...statementRule,
      id: `${prefix}NoWildcardActions`,
      level: 'hardening',
      group: 'leastPrivilege',
      what: `${noun} allows only actions that it names`,
      why: kind.wildcardActions.why,
      fix: 'List each action in Action of PolicyDocument. Replace NotAction by Action.',
      references: [practices, nist('AC-6')],
      check: (policy) => findFaultyGrants(policy, hasWildcardActions),
    },
    {
      ...statementRule,
      id: `${prefix}NoWildcardResources`,
      level: 'hardening',
      group: 'leastPrivilege',
      what: `${noun} allows access only to resources that it names`,
      why: kind.wildcardResources.why,
      fix: `Name the ${named} in Resource of PolicyDocument. Replace NotResource by Resource.`,
      references: [practices, nist('AC-6')],
      check: (policy) => findFaultyGrants(policy, hasWildcardResources),
    },
    {
      ...statementRule,
      id: `${prefix}SourceAccount`,
      level: 'hardening',
      group: 'leastPrivilege',
      what: `${noun} limits AWS services to requests on behalf of this account`,
      why: kind.sourceAccount.why,
      fix: 'Add aws:SourceAccount, or aws:SourceArn with an ARN that contains this account, to PolicyDocument.',
      references: [CONFUSED_DEPUTY, nist('AC-3')],
      check: (policy) => findFaultyGrants(policy, lacksSourceAccount),
    },
  ];
  if (sourceArn === undefined) return rules;
  return [
    ...rules,
    {
      ...statementRule,
      id: `${prefix}SourceArn`,
      level: 'hardening',
      group: 'leastPrivilege',
      what: `${noun} limits AWS services to requests on behalf of one resource`,
      why: sourceArn.why,
      fix: 'Add the condition aws:SourceArn with the ARN of the source, without wildcards, to PolicyDocument.',
      references: [CONFUSED_DEPUTY, nist('AC-6')],
      check: (policy) => findFaultyGrants(policy, lacksSourceArn),
    },
  ];
}
