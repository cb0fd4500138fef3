import { isRecord } from '../../../templates/template';
import { isIntrinsic, type JsonObject, omitAbsent, toObject } from '../../json-value';
import { ANY_METHOD } from './api-method';

/** Fields of a path in OpenAPI that are no method. */
const PATH_FIELDS: readonly string[] = ['$ref', 'description', 'parameters', 'servers', 'summary'];

export type MethodChange = (definition: JsonObject, verb: string, path: string) => JsonObject;

/** An OpenAPI document that methods and extensions are added to. */
export class OpenApiBody {
  #document: JsonObject;

  constructor(document: JsonObject) {
    this.#document = document;
  }

  get document(): JsonObject {
    return this.#document;
  }

  get paths(): JsonObject {
    return toObject(this.#document['paths']);
  }

  set(name: string, value: unknown): void {
    this.#document = { ...this.#document, [name]: value };
  }

  /** Adds a method, or its settings to a method that the document has. */
  addMethod(path: string, verb: string, definition: JsonObject, condition: string | undefined): void {
    const item = changeBranches(this.paths[path] ?? {}, (content) => {
      const key = Object.keys(content).find((name) => toVerb(name) === verb) ?? verb;
      const merged = { ...toObject(content[key]), ...definition };
      const method = condition === undefined ? merged : { 'Fn::If': [condition, merged, { Ref: 'AWS::NoValue' }] };
      return { ...content, [key]: method };
    });
    this.set('paths', { ...this.paths, [path]: item });
  }

  /** The methods of a path, also of one that is there under a condition only. */
  listVerbs(path: string): readonly string[] {
    const verbs: string[] = [];
    changeBranches(this.paths[path], (content) => {
      verbs.push(...Object.keys(content).filter((name) => !PATH_FIELDS.includes(name)));
      return content;
    });
    return verbs;
  }

  /** Changes every method that has an integration. */
  changeMethods(change: MethodChange): void {
    const paths = Object.entries(this.paths).map(([path, item]) => [
      path,
      changeBranches(item, (content) =>
        Object.fromEntries(
          Object.entries(content).map(([verb, method]) => {
            if (PATH_FIELDS.includes(verb)) return [verb, method];
            return [verb, changeBranches(method, (definition) => changeIntegrated(definition, verb, path, change))];
          }),
        ),
      ),
    ]);
    this.set('paths', Object.fromEntries(paths));
  }

  /** The document in the form of its version: OpenAPI 3 keeps schemas and authorizers as components. */
  build(): JsonObject {
    const { securityDefinitions, definitions, components, ...rest } = this.#document;
    if (rest['openapi'] === undefined) return this.#document;
    const schemes = { ...toObject(toObject(components)['securitySchemes']), ...toObject(securityDefinitions) };
    const schemas = { ...toObject(toObject(components)['schemas']), ...toObject(definitions) };
    const merged = {
      ...toObject(components),
      ...(Object.keys(schemes).length === 0 ? {} : { securitySchemes: schemes }),
      ...(Object.keys(schemas).length === 0 ? {} : { schemas }),
    };
    return omitAbsent({ ...rest, components: Object.keys(merged).length === 0 ? undefined : merged });
  }
}

/** A method may be written `any`, and in capitals. */
function toVerb(name: string): string {
  const lower = name.toLowerCase();
  return lower === 'any' ? ANY_METHOD : lower;
}

/** Calls `change` with an object, or with the objects of an Fn::If in its place. */
function changeBranches(value: unknown, change: (content: JsonObject) => JsonObject): unknown {
  if (!isRecord(value)) return value;
  const { 'Fn::If': branches } = value;
  if (Array.isArray(branches)) {
    const [condition, ...contents] = branches;
    return { 'Fn::If': [condition, ...contents.map((content: unknown) => changeBranches(content, change))] };
  }
  return isIntrinsic(value) ? value : change(value);
}

function changeIntegrated(definition: JsonObject, verb: string, path: string, change: MethodChange): JsonObject {
  return definition['x-amazon-apigateway-integration'] === undefined ? definition : change(definition, verb, path);
}
