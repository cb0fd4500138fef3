import { findReferencedId, type JsonObject, ref } from '../../json-value';
import type { EventTarget, SamEvent } from '../events/event';
import type { SamOutput } from '../sam-output';
import { readSamResource, type SamResource } from '../sam-resource';
import { type ApiMethod, readApiMethod } from './api-method';
import { expandHttpApi } from './http-api';
import { connectHttpApi } from './http-event';
import { expandRestApi } from './rest-api';
import { connectRestApi } from './rest-event';

const REST = { type: 'AWS::Serverless::Api', implicit: 'ServerlessRestApi', property: 'RestApiId' };
const HTTP = { type: 'AWS::Serverless::HttpApi', implicit: 'ServerlessHttpApi', property: 'ApiId' };

interface CollectedApi {
  readonly resource: SamResource;
  readonly methods: ApiMethod[];
}

/**
 * The APIs of a template. Event sources of functions and state machines add methods to them; those that name no API add
 * to an implicit one.
 */
export class SamApis {
  readonly #apis = new Map<string, CollectedApi>();

  constructor(
    resources: readonly SamResource[],
    private readonly globals: JsonObject,
  ) {
    for (const resource of resources) {
      if (resource.type === REST.type || resource.type === HTTP.type) {
        this.#apis.set(resource.id, { resource, methods: [] });
      }
    }
  }

  /** Adds the method of an event source of type Api or HttpApi. */
  connect(event: SamEvent, target: EventTarget, output: SamOutput): void {
    const kind = event.type === 'Api' ? REST : HTTP;
    const given = event.properties[kind.property];
    const id = given === undefined ? kind.implicit : findReferencedId(given);
    if (given === undefined) this.#addImplicitApi(kind, target);
    const api = this.#apis.get(id ?? '');
    const connect = kind === REST ? connectRestApi : connectHttpApi;
    const method = readApiMethod(event, target, api?.resource.type === kind.type ? api.resource : undefined, output);
    const integration = connect(method, target, given ?? ref(kind.implicit), output);
    if (api === undefined || api.resource.type !== kind.type) {
      const cause = `the event source ${event.name} names an API that is not in this template`;
      output.reject(target.resource, `Events.${event.name}.${kind.property}`, cause);
    } else api.methods.push({ ...method, integration });
  }

  /** Expands all APIs, after every event source was connected. */
  expand(output: SamOutput): void {
    for (const { resource, methods } of this.#apis.values()) {
      if (resource.type === REST.type) expandRestApi(resource, methods, output);
      else expandHttpApi(resource, methods, output);
    }
  }

  #addImplicitApi({ type, implicit }: typeof REST, { resource }: EventTarget): void {
    if (this.#apis.has(implicit)) return;
    const declared = { Type: type, ...(type === REST.type ? { Properties: { StageName: 'Prod' } } : {}) };
    this.#apis.set(implicit, { resource: readSamResource(implicit, declared, this.globals, resource.id), methods: [] });
  }
}
