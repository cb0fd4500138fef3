import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';

/**
 * What a check says of one resource: it holds, it is broken, it does not apply; or a list of what exactly is wrong (none: it holds), where each entry
 * is a finding of its own, such as a statement of a policy. A check throws Undecidable when the template does not tell.
 */
export type CheckResult = boolean | 'not applicable' | readonly string[];

/** The message for a resource that breaks a rule. */
export function describeViolation(what: string): string {
  return `Check failed: ${what}.`;
}

/** A published requirement that a rule serves, and where it was read. */
export interface Reference {
  /** `Security Hub RDS.43`, `NIST SP 800-53 r5 SC-8`. */
  readonly id: string;
  readonly url: string;
}

/**
 * Why a rule exists. `required`: a published control asks for exactly this (Security Hub, AWS Config, CIS, PCI DSS). `hardening`: best practice
 * that AWS documentation or NIST recommends. `pinned`: keeps an app on its own template, where another value would be as safe; this package has
 * none, an app adds its own.
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

/** A rule over the resources that will be deployed. Anyone can read a list of them as a table. */
export interface Rule {
  /** Its name after the pack's: `RdsProxyTls` is reported as `Bulwark-RdsProxyTls`. A contract: acknowledgements name it. */
  readonly id: string;
  readonly level: RuleLevel;
  /** Controls name groups, so a rule serves every framework through its group. */
  readonly group: EvidenceGroup;
  /** Types of the resources it is asked of. */
  readonly types: readonly string[];
  /** Top-level properties of which a resource has to have one; without, the rule has nothing to say and is not asked. @default - asked of all */
  readonly requiresAnyProperty?: readonly string[];
  /** The promise, as a sentence that is true when the rule holds. */
  readonly what: string;
  /** What an attacker or an accident could do otherwise. */
  readonly why: string;
  /** What to write, in the words of CloudFormation. */
  readonly fix: string;
  /** Property that decides: `Properties.RequireTLS`. */
  readonly property: string;
  readonly references: readonly Reference[];
  readonly check: (resource: TemplateResource, deployment: TemplateSet) => CheckResult;
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

/** A control of NIST SP 800-53 revision 5. */
export function nist(id: string): Reference {
  return { id: `NIST SP 800-53 r5 ${id}`, url: 'https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final' };
}

/** A page of AWS that gives the advice. @param path below docs.aws.amazon.com */
export function awsDocs(path: string): Reference {
  return { id: `AWS documentation: ${path}`, url: `https://docs.aws.amazon.com/${path}` };
}
