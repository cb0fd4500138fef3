import type { ResourceDeclaration } from '@bulwark/gate/templates';

/** The resources of a template, by logical id. */
export type Resources = Readonly<Record<string, ResourceDeclaration>>;

/** A weakness that an engineer could add, beside the same resources without it. */
export interface AddedWeakness {
  /** `lambda-url-none`. */
  readonly id: string;
  /** Service of AWS, as in the type: `Lambda`. */
  readonly service: string;
  /** `public by a switch`, `trust in another account`, `secret in a text`. */
  readonly kind: string;
  readonly hardened: Resources;
  /**
   * Values by their path: `Url.Properties.AuthType`; undefined removes. A step that is a number is an element of a list.
   * Or a function that returns the weak resources.
   */
  readonly weaken: Readonly<Record<string, unknown>> | ((hardened: Resources) => Resources);
  /** The level that reports it. @default - the levels that are on by default */
  readonly level?: 'hardening';
  /** What the text of a finding says in the weak template, and of no finding in the hardened one. */
  readonly names: RegExp;
}

/** Returns the resources with the weakness. */
export function applyWeakness({ hardened, weaken }: AddedWeakness): Resources {
  if (typeof weaken === 'function') return weaken(hardened);
  const resources: Resources = structuredClone(hardened);
  for (const [path, value] of Object.entries(weaken)) setValue(resources, path.split('.'), value);
  return resources;
}

function setValue(parent: object, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    if (value === undefined) Reflect.deleteProperty(parent, step);
    else Reflect.set(parent, step, value);
    return;
  }
  const known: unknown = Reflect.get(parent, step);
  const next: object = typeof known === 'object' && known !== null ? known : {};
  if (next !== known) Reflect.set(parent, step, next);
  setValue(next, rest, value);
}
