import type { AddedWeakness, Resources } from './added-weakness';
import { HARDENED_NEIGHBOURS, HARDENED_PROPERTIES } from './hardened-bases';

/** A resource that becomes weak by one value. */
export interface OneValue {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  /** Properties of the hardened resource, besides those that other rules ask for. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Path of the value below the properties; '' for all of them. */
  readonly path: string;
  readonly weak: unknown;
  readonly names: RegExp;
  /** The level of the rule, if it is not on by default. */
  readonly level?: 'hardening';
  /** Resources that it refers to. */
  readonly beside?: Resources;
}

/** Creates the weakness of one value. The service is the one in the type. */
export function weakenOneValue(given: OneValue): AddedWeakness {
  const { id, kind, type, properties, path, weak, names, beside, level } = given;
  return {
    id,
    service: type.split('::')[1] ?? type,
    kind,
    hardened: {
      Subject: { Type: type, Properties: { ...HARDENED_PROPERTIES[type], ...properties } },
      ...HARDENED_NEIGHBOURS[type],
      ...beside,
    },
    weaken: { [path === '' ? 'Subject.Properties' : `Subject.Properties.${path}`]: weak },
    names,
    ...(level === undefined ? {} : { level }),
  };
}
