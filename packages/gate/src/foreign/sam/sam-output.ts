import { isRecord } from '../../templates/template';
import { type JsonObject, omitAbsent, toObject } from '../json-value';
import type { NotJudged } from '../not-judged';
import type { SamResource } from './sam-resource';

/** Collects the resources that SAM generates, and what the gate does not know how to generate. */
export class SamOutput {
  readonly resources = new Map<string, JsonObject>();
  /** Generated logical ids with the resource of the template that they come from. */
  readonly origins = new Map<string, string>();
  readonly notJudged: NotJudged[] = [];

  constructor(
    /** Default values of the template's parameters, by name. */
    private readonly defaults: JsonObject,
    /** Resources of the template as they are written. */
    readonly declared: JsonObject,
  ) {}

  /** Adds the resource that keeps the logical id of SAM's, with its attributes. */
  addMain({ id, origin, attributes }: SamResource, type: string, properties: JsonObject): void {
    this.resources.set(id, { ...attributes, Type: type, Properties: omitAbsent(properties) });
    if (origin !== id) this.origins.set(id, origin);
  }

  /** Adds a generated resource with the condition and the policies of its origin. */
  add(
    { origin, inherited }: SamResource,
    id: string,
    type: string,
    properties: JsonObject,
    attributes: JsonObject = {},
  ): void {
    this.resources.set(id, { ...inherited, ...attributes, Type: type, Properties: omitAbsent(properties) });
    this.origins.set(id, origin);
  }

  /** Changes a resource that was added before. */
  changeResource(id: string, change: (resource: JsonObject) => JsonObject): void {
    const resource = this.resources.get(id);
    if (resource !== undefined) this.resources.set(id, change(resource));
  }

  /** Changes the properties of a resource that was added before. */
  changeProperties(id: string, change: (properties: JsonObject) => JsonObject): void {
    this.changeResource(id, (resource) => ({ ...resource, Properties: change(toObject(resource['Properties'])) }));
  }

  reject({ origin }: SamResource, subject: string, cause: string): void {
    this.notJudged.push({ kind: 'property', logicalId: origin, subject, cause });
  }

  /** Reports the properties that the expansion does not know, so that none of them is dropped in silence. */
  rejectUnknown(resource: SamResource, properties: JsonObject, known: readonly string[], prefix = ''): void {
    for (const name of Object.keys(properties)) {
      if (known.includes(name)) continue;
      this.reject(
        resource,
        `${prefix}${name}`,
        `the gate cannot expand the property ${prefix}${name} of ${resource.type}`,
      );
    }
  }

  /** Follows references to parameters with a default, however deep, as SAM follows them before a deployment. */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (!isRecord(value)) return value;
    const { Ref: name } = value;
    if (typeof name === 'string' && name in this.defaults) return this.defaults[name];
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item)]));
  }
}
