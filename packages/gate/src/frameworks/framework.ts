import type { EvidenceGroup } from '../rules/rule';

/**
 * A standard or law, as far as a backend supports it: data that names evidence, never a copy of a rule. Our wording of
 * the titles.
 */
export interface Framework {
  /** `pci-dss-4.0.1` */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Where it is published. */
  readonly url: string;
  readonly controls: readonly Control[];
}

export interface Control {
  /** As the standard numbers it: `8.4.2`, `164.312(a)(1)`, `Art. 32(1)(a)`. */
  readonly id: string;
  /** Our wording, not a copy of the standard. */
  readonly title: string;
  /** Empty for a control that only people can fulfil. */
  readonly evidence: readonly Evidence[];
  /**
   * CloudFormation types of the resources that the control is about. Without any of them in the templates it is not
   * applicable; with one that no rule evaluates it is not covered. @default - the rules decide
   */
  readonly appliesTo?: readonly string[];
  /** What people have to do in addition. Required where no rule or resource is evidence. */
  readonly duty?: Duty;
}

/** What shows that a control holds. A rule is named by its check: `S3BucketSSLRequestsOnly`, `RdsProxyTls`. */
export type Evidence =
  | { readonly rule: string; readonly basis: Basis }
  /** @default - the basis is `by Bulwark` */
  | { readonly resource: string; readonly basis?: Basis }
  | AppTest
  /** A placeholder for the tests that an app hands in for this group. Without tests it is no evidence. */
  | { readonly group: EvidenceGroup };

/** A test of the app under assessment. The gate cites it and does not run it. */
export interface AppTest {
  readonly test: string;
  /** File of the test, as the app names it. */
  readonly file: string;
}

/**
 * Who relates evidence to a control. `published by AWS`: Security Hub or AWS Config does. `by Bulwark`: this package.
 * `by the app`: a framework that the app adds.
 */
export type Basis = 'published by AWS' | 'by Bulwark' | 'by the app';

export interface Duty {
  readonly who: string;
  /** A full sentence that starts with an imperative. */
  readonly what: string;
}

/** Cites rules that this package maps to a control. */
export function citeRules(...checks: readonly string[]): readonly Evidence[] {
  return checks.map((rule) => ({ rule, basis: 'by Bulwark' }));
}

/** Cites rules that AWS maps to a control. */
export function citePublishedRules(...checks: readonly string[]): readonly Evidence[] {
  return checks.map((rule) => ({ rule, basis: 'published by AWS' }));
}

/** Cites resource types whose presence is evidence for a control. */
export function citeResources(...types: readonly string[]): readonly Evidence[] {
  return types.map((resource) => ({ resource }));
}

/** Concatenates lists without duplicates. The first occurrence decides the basis. */
export function combineEvidence(...lists: readonly (readonly Evidence[])[]): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const evidence of lists.flat()) {
    const name = getEvidenceName(evidence);
    if (!found.has(name)) found.set(name, evidence);
  }
  return [...found.values()];
}

/** The name of evidence without its basis: `rule RdsProxyTls`. */
export function getEvidenceName(evidence: Evidence): string {
  if ('rule' in evidence) return `rule ${evidence.rule}`;
  if ('resource' in evidence) return `resource ${evidence.resource}`;
  if ('group' in evidence) return `group ${evidence.group}`;
  return `test ${evidence.file}: ${evidence.test}`;
}
