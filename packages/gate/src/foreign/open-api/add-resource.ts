import { type JsonObject, pick } from '../json-value';

/** Adds resources that API Gateway imports from the document of an API. */
export class ImportedResources {
  readonly #ids = new Map<string, string>();

  constructor(
    private readonly api: string,
    private readonly declared: JsonObject,
    private readonly resources: Map<string, unknown>,
    private readonly origins: Map<string, string>,
  ) {}

  /**
   * @param name of the part within the API: `GET /orders`
   * @param condition @default - the condition of the API
   * @returns the logical id
   */
  add(name: string, type: string, properties: JsonObject, condition?: string): string {
    const id = this.#findFreeId(name);
    this.#ids.set(name, this.#ids.get(name) ?? id);
    const own = condition === undefined ? pick(this.declared, ['Condition']) : { Condition: condition };
    this.resources.set(id, { ...own, Type: type, Properties: properties });
    this.origins.set(id, this.api);
    return id;
  }

  /** The logical id of a part that was added before. */
  findId(name: string): string | undefined {
    return this.#ids.get(name);
  }

  /** Two names may differ only in characters that a logical id cannot have, or in a condition. */
  #findFreeId(name: string): string {
    const base = `${this.api}${name.replaceAll(/[^0-9A-Za-z]/g, '')}`;
    if (!this.resources.has(base)) return base;
    const used = this.#numbers.get(base) ?? 1;
    this.#numbers.set(base, used + 1);
    return this.resources.has(`${base}${used + 1}`) ? this.#findFreeId(name) : `${base}${used + 1}`;
  }

  readonly #numbers = new Map<string, number>();
}

/** Picks the fields of an extension of OpenAPI under the names of CloudFormation. */
export function rename(given: JsonObject, names: Readonly<Record<string, string>>): JsonObject {
  const picked = pick(given, Object.keys(names));
  return Object.fromEntries(Object.entries(picked).map(([name, value]) => [names[name] ?? name, value]));
}
