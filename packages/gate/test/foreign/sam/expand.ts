import { expandSam } from '../../../src/foreign/sam/expand-sam';

type JsonObject = Readonly<Record<string, unknown>>;

/** Type and properties of each resource that SAM makes of a template, and what is not judged. */
export interface Expanded {
  readonly types: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, JsonObject>>;
  readonly notJudged: readonly string[];
  readonly origins: ReadonlyMap<string, string>;
}

export function expand(resources: JsonObject, globals: JsonObject = {}, parameters: JsonObject = {}): Expanded {
  const expanded = expandSam(resources, parameters, globals);
  const entries = Object.entries(expanded.resources).map(([id, resource]) => [id, Object(resource)] as const);
  return {
    types: Object.fromEntries(entries.map(([id, { Type }]) => [id, Type])),
    properties: Object.fromEntries(entries.map(([id, { Properties }]) => [id, Properties])),
    notJudged: expanded.notJudged.map(({ subject }) => subject),
    origins: expanded.origins,
  };
}

/** A function with the given properties. */
export function fn(properties: JsonObject = {}, attributes: JsonObject = {}): JsonObject {
  return {
    Type: 'AWS::Serverless::Function',
    ...attributes,
    Properties: { Handler: 'index.handler', Runtime: 'nodejs22.x', CodeUri: 's3://code/key', ...properties },
  };
}

/** A function with one event source. */
export function fnWithEvent(type: string, properties: JsonObject, more: JsonObject = {}): JsonObject {
  return fn({ ...more, Events: { Source: { Type: type, Properties: properties } } });
}
