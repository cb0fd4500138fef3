import type { RouteDefinition } from './api-definition';

export interface RouteMatch<R> {
  readonly route: R;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route of a path. A literal segment precedes a parameter: `/records/search` is not a record with the id
 * `search`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 */
export function createRouteMatcher<R extends Pick<RouteDefinition, 'method' | 'path'>>(routes: readonly R[]) {
  const byWords = [...routes].sort((one, other) => countParameters(one.path) - countParameters(other.path));
  const patterns = byWords.map((route) => ({ route, parts: route.path.split('/') }));
  return (method: string, path: string): RouteMatch<R> | undefined => {
    const words = path.split('/');
    for (const { route, parts } of patterns) {
      if (route.method !== method || parts.length !== words.length) continue;
      const pathParameters: Record<string, string> = {};
      const fits = parts.every((part, at) => {
        const word = words[at] ?? '';
        if (!part.startsWith('{')) return part === word;
        const value = decodeSegment(word);
        if (value === undefined || value === '') return false;
        pathParameters[part.slice(1, -1)] = value;
        return true;
      });
      if (fits) return { route, pathParameters };
    }
    return undefined;
  };
}

function countParameters(path: string): number {
  return path.split('{').length - 1;
}

function decodeSegment(word: string): string | undefined {
  try {
    return decodeURIComponent(word);
  } catch {
    return undefined;
  }
}
