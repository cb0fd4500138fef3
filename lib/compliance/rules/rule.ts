import type { Deployment, Resource } from '../deployment/deployment';

/**
 * What a check says of one resource: it holds, it is broken, it does not apply; or a list of what exactly is wrong (none: it holds), where each entry
 * is a finding of its own, such as a statement of a policy. A check throws Undecidable when the template does not tell.
 */
export type Verdict = boolean | 'not applicable' | readonly string[];

/** A promise, for a resource that breaks it. */
export function broken(what: string): string {
  return `Does not hold: ${what}`;
}

/** A published requirement that a rule serves, and where it was read. */
export interface Reference {
  /** `Security Hub RDS.43`, `NIST SP 800-53 r5 SC-8`. */
  readonly id: string;
  readonly url: string;
}

/** A rule over the resources that will be deployed. Anyone can read a list of them as a table. */
export interface Rule {
  /** Its name after the pack's: `RdsProxyTls` is reported as `Bulwark-RdsProxyTls`. A contract: acknowledgements name it. */
  readonly id: string;
  /** Types of the resources it is asked of. */
  readonly types: readonly string[];
  /** Top-level properties of which a resource has to have one; without, the rule has nothing to say and is not asked. @default - asked of all */
  readonly needs?: readonly string[];
  /** The promise, as a sentence that is true when the rule holds. */
  readonly what: string;
  /** What an attacker or an accident could do otherwise. */
  readonly why: string;
  /** What to write, in the words of CloudFormation. */
  readonly fix: string;
  /** Property that decides: `Properties.RequireTLS`. */
  readonly property: string;
  readonly references: readonly Reference[];
  readonly check: (resource: Resource, deployment: Deployment) => Verdict;
}

/** A control of AWS Security Hub, as published in its user guide. */
export function securityHub(id: string): Reference {
  const [service = ''] = id.split('.');
  return {
    id: `Security Hub ${id}`,
    url: `https://docs.aws.amazon.com/securityhub/latest/userguide/${service.toLowerCase()}-controls.html#${id.toLowerCase().replace('.', '-')}`,
  };
}

/** A control of NIST SP 800-53 revision 5. */
export function nist(id: string): Reference {
  return { id: `NIST SP 800-53 r5 ${id}`, url: 'https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final' };
}

/** A page of AWS that gives the advice. @param path below docs.aws.amazon.com */
export function awsDocs(path: string): Reference {
  return { id: `AWS documentation: ${path}`, url: `https://docs.aws.amazon.com/${path}` };
}
