import type { FactRecord, Setting } from '../../assessment/fact-record';
import { findReferencedPath, shortenPath } from './setting-text';

/** The facts of one assessment by path. */
export class FactIndex {
  readonly byPath: ReadonlyMap<string, FactRecord>;

  constructor(readonly facts: readonly FactRecord[]) {
    this.byPath = new Map(facts.map((fact) => [getFactKey(fact), fact]));
  }

  /** The resource that a value refers to. */
  findTarget(setting: Setting | undefined): FactRecord | undefined {
    const path = findReferencedPath(setting);
    return path === undefined ? undefined : this.byPath.get(path);
  }

  /** What a resource is called in a sentence: a method by its route, any other by its path. */
  describe(fact: FactRecord): string {
    return this.#describeMethod(fact) ?? shortenPath(fact.resource);
  }

  #describeMethod({ type, settings }: FactRecord): string | undefined {
    if (type === 'AWS::ApiGatewayV2::Route') {
      return typeof settings['RouteKey'] === 'string' ? settings['RouteKey'] : undefined;
    }
    if (type !== 'AWS::ApiGateway::Method') return undefined;
    const path = this.#readRoute(settings['ResourceId'], 0);
    return path === undefined ? undefined : `${String(settings['HttpMethod'] ?? 'ANY')} ${path === '' ? '/' : path}`;
  }

  #readRoute(resource: Setting | undefined, depth: number): string | undefined {
    const target = this.findTarget(resource);
    if (target === undefined || depth > MAX_DEPTH) return undefined;
    if (target.type !== 'AWS::ApiGateway::Resource') return '';
    const above = this.#readRoute(target.settings['ParentId'], depth + 1);
    return above === undefined ? undefined : `${above}/${String(target.settings['PathPart'] ?? '')}`;
  }
}

/** The fact about the environment of a path. */
export function getEnvironmentFact({ byPath }: FactIndex, path: string): FactRecord | undefined {
  return byPath.get(`Bulwark::Environment ${path.split('/')[0]}`);
}

/** API Gateway allows a path of this many parts at most. */
const MAX_DEPTH = 30;

/** Stacks and environments may have the path of a resource. */
export function getFactKey({ resource, type }: FactRecord): string {
  return type.startsWith('Bulwark::') ? `${type} ${resource}` : resource;
}
