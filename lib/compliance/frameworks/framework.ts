/** A standard or law, as far as a backend can serve it: data that names evidence, never a copy of a rule. Titles are in our own words. */
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
  /** In our own words. */
  readonly title: string;
  /** None for a control that only people can fulfil. */
  readonly evidence: readonly Evidence[];
  /** What people have to do besides. Needed where there is no evidence. */
  readonly duty?: Duty;
}

/** What shows that a control holds. A rule is named by its check: `S3BucketSSLRequestsOnly`, `RdsProxyTls`. */
export type Evidence =
  | { readonly rule: string; readonly basis: Basis }
  | { readonly test: string; readonly file: string }
  | { readonly resource: string };

/** `published by AWS`: Security Hub or AWS Config relates the rule to the control. Otherwise it is our reading. */
export type Basis = 'published by AWS' | 'by this blueprint';

export interface Duty {
  readonly who: string;
  /** A sentence that says what. */
  readonly what: string;
}

/** Rules that we say serve a control. */
export function rules(...checks: readonly string[]): readonly Evidence[] {
  return checks.map((rule) => ({ rule, basis: 'by this blueprint' }));
}

/** Rules that AWS relates to a control. */
export function published(...checks: readonly string[]): readonly Evidence[] {
  return checks.map((rule) => ({ rule, basis: 'published by AWS' }));
}

/** A type of resource that is there for the control. */
export function resources(...types: readonly string[]): readonly Evidence[] {
  return types.map((resource) => ({ resource }));
}

/** A test of `npm test` that shows it, by its name and file below test/. */
export function tested(file: string, test: string): readonly Evidence[] {
  return [{ test, file }];
}

/** Every list, without what an earlier one has already: the first says on whose word. */
export function allOf(...lists: readonly (readonly Evidence[])[]): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const evidence of lists.flat()) if (!found.has(nameOf(evidence))) found.set(nameOf(evidence), evidence);
  return [...found.values()];
}

/** What it names, whoever says that it serves the control. */
export function nameOf(evidence: Evidence): string {
  if ('rule' in evidence) return `rule ${evidence.rule}`;
  if ('resource' in evidence) return `resource ${evidence.resource}`;
  return `test ${evidence.file}: ${evidence.test}`;
}
