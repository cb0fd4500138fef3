import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';

/**
 * The result of a check for one resource. `true`: it passes; `false`: it fails; `not applicable`; or a list of details,
 * each of which is a separate finding, such as a statement of a policy. An empty list passes. A check throws Undecidable
 * for a value that only a deployment determines.
 */
export type CheckResult = boolean | 'not applicable' | readonly string[];

/** In place of a type: the rule evaluates resources of every type, also of types that are unknown today. */
export const EVERY_TYPE = '*';

/** Whether a rule evaluates resources of a type. */
export function isForType({ types }: Pick<Rule, 'types'>, type: string): boolean {
  return types.includes(type) || types.includes(EVERY_TYPE);
}

/** Describes the violation of a rule by its title. */
export function describeViolation(what: string): string {
  return `Check failed: ${what}.`;
}

/** A published requirement or recommendation, and its page. */
export interface Reference {
  /** `Security Hub RDS.43`, `NIST SP 800-53 r5 SC-8`. */
  readonly id: string;
  readonly url: string;
}

/**
 * Why a rule exists.
 *
 * - `required`: a published control asks for exactly this (Security Hub, AWS Config, CIS, PCI DSS), or a public scanner
 *   checks it (Checkov, Trivy, Prowler, cdk-nag, cfn_nag).
 * - `hardening`: AWS documentation or NIST recommends it.
 * - `pinned`: keeps an app on its own template, where another value would be as safe. This package has no pinned rule; an
 *   app adds its own.
 */
export type RuleLevel = 'required' | 'hardening' | 'pinned';

/** The kinds of protection that frameworks ask for. A rule names the one that it shows. */
export type EvidenceGroup =
  | 'encryptionAtRest'
  | 'fieldEncryption'
  | 'keyManagement'
  | 'separateKeyDuties'
  | 'encryptionInTransit'
  | 'closedInbound'
  | 'closedOutbound'
  | 'privateNetwork'
  | 'noPublicAccess'
  | 'leastPrivilege'
  | 'authenticatedRequests'
  | 'secondFactor'
  | 'passwords'
  | 'takeoverProtection'
  | 'shortSessions'
  | 'databaseIdentity'
  | 'tenantIsolation'
  | 'auditLogs'
  | 'personRecord'
  | 'logIntegrity'
  | 'logRetention'
  | 'noDataInLogs'
  | 'alerts'
  | 'backups'
  | 'restores'
  | 'resilience'
  | 'rateLimits'
  | 'webFirewall'
  | 'checkedInput'
  | 'patched'
  | 'exportOfPerson'
  | 'erasureOfPerson'
  | 'changes'
  | 'dataMinimisation';

/** A rule about resources of synthesized templates, as a declaration. */
export interface Rule {
  /** `RdsProxyTls` is reported as `Bulwark-RdsProxyTls`. Acknowledgements name it, so it is a contract. */
  readonly id: string;
  readonly level: RuleLevel;
  /** Controls name groups, so a rule serves every framework through its group. */
  readonly group: EvidenceGroup;
  /** Types of the resources that it evaluates; `[EVERY_TYPE]` for all resources. */
  readonly types: readonly string[];
  /** The rule evaluates only resources that have one of these top-level properties. @default - all of its types */
  readonly requiresAnyProperty?: readonly string[];
  /** The rule evaluates only resources for which this is true. @default - all of its types */
  readonly appliesTo?: (resource: TemplateResource) => boolean;
  /** The rule is about the stack, and only its first resource reports it. @default - it is about each resource */
  readonly isAboutStack?: true;
  /**
   * The rule asks that data outlives a deletion: retention, deletion protection, backups. It does not apply to an
   * environment that the policy declares disposable. @default - it applies to every environment
   */
  readonly keepsData?: true;
  /** Title: what is true of a resource that passes, without a full stop. */
  readonly what: string;
  /** The attack or accident that it prevents. */
  readonly why: string;
  /** How to pass, in the imperative, with the CloudFormation property. */
  readonly fix: string;
  /** The property that the rule reads: `Properties.RequireTLS`. */
  readonly property: string;
  readonly references: readonly Reference[];
  readonly check: (resource: TemplateResource, templates: TemplateSet) => CheckResult;
}

/** A control of AWS Security Hub, as published in its user guide. */
export function securityHub(id: string): Reference {
  const [service = ''] = id.split('.');
  return {
    id: `Security Hub ${id}`,
    url: `https://docs.aws.amazon.com/securityhub/latest/userguide/${service.toLowerCase()}-controls.html#${id.toLowerCase().replace('.', '-')}`,
  };
}

/** A managed rule of AWS Config. */
export function awsConfig(rule: string): Reference {
  return { id: `AWS Config ${rule}`, url: `https://docs.aws.amazon.com/config/latest/developerguide/${rule}.html` };
}

/** A requirement of PCI DSS 4.0.1. */
export function pciDss(requirement: string): Reference {
  return { id: `PCI DSS 4.0.1 ${requirement}`, url: 'https://www.pcisecuritystandards.org/document_library/' };
}

/** A check of Checkov, an open source scanner. @param id `CKV_AWS_258` */
export function checkov(id: string): Reference {
  return { id: `Checkov ${id}`, url: 'https://www.checkov.io/5.Policy%20Index/all.html' };
}

/** A check of Trivy, an open source scanner. @param id `AVD-AWS-0130` */
export function trivy(id: string): Reference {
  return { id: `Trivy ${id}`, url: `https://avd.aquasec.com/misconfig/${id.toLowerCase()}` };
}

/** A check of Prowler, an open source scanner. @param id `appstream_fleet_session_idle_disconnect_timeout` */
export function prowler(id: string): Reference {
  return { id: `Prowler ${id}`, url: `https://hub.prowler.com/check/${id}` };
}

/** A rule of cdk-nag, also one that no pack of it lists. @param rule `LambdaFunctionUrlAuth` */
export function cdkNag(rule: string): Reference {
  return { id: `cdk-nag ${rule}`, url: 'https://github.com/cdklabs/cdk-nag/blob/main/RULES.md' };
}

/** A rule of cfn_nag, an open source scanner. @param id `W40` */
export function cfnNag(id: string): Reference {
  return { id: `cfn_nag ${id}`, url: 'https://github.com/stelligent/cfn_nag#readme' };
}

/** A control of NIST SP 800-53 revision 5. */
export function nist(id: string): Reference {
  return { id: `NIST SP 800-53 r5 ${id}`, url: 'https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final' };
}

/** A page of AWS that gives the advice. @param path below docs.aws.amazon.com */
export function awsDocs(path: string): Reference {
  return { id: `AWS documentation: ${path}`, url: `https://docs.aws.amazon.com/${path}` };
}
