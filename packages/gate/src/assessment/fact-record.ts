/** What a resource, a stack or an environment is set to, as far as it may open or close something. */
export interface FactRecord {
  /** Path of the resource or stack, or name of the environment. */
  readonly resource: string;
  /** Type of the resource; `Bulwark::Stack` or `Bulwark::Environment` for the two others. */
  readonly type: string;
  /**
   * Properties with references followed. A reference to a resource is `${path}`, also in a longer text. Secrets and
   * hashes of assets are left out.
   */
  readonly settings: Readonly<Record<string, Setting>>;
}

export type Setting = string | number | boolean | readonly Setting[] | { readonly [property: string]: Setting };

/** A fact of an assessment by an older gate, which recorded less. It cannot be compared. */
export interface OlderFactRecord {
  readonly kind: 'permission' | 'network' | 'encryption';
  readonly resource: string;
  readonly fact: string;
}
