import type { RouteDefinition } from './api-definition';

export interface RouteMatch<R> {
  readonly route: R;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route of a path. A word in the path stands before a parameter: `/records/search` is no record called search.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 */
export function routeMatcher<R extends Pick<RouteDefinition, 'method' | 'path'>>(routes: readonly R[]) {
  const byWords = [...routes].sort((one, other) => parametersIn(one.path) - parametersIn(other.path));
  const patterns = byWords.map((route) => ({ route, parts: route.path.split('/') }));
  return (method: string, path: string): RouteMatch<R> | undefined => {
    const words = path.split('/');
    for (const { route, parts } of patterns) {
      if (route.method !== method || parts.length !== words.length) continue;
      const pathParameters: Record<string, string> = {};
      const fits = parts.every((part, at) => {
        const word = words[at] ?? '';
        if (!part.startsWith('{')) return part === word;
        const value = decoded(word);
        if (value === undefined || value === '') return false;
        pathParameters[part.slice(1, -1)] = value;
        return true;
      });
      if (fits) return { route, pathParameters };
    }
    return undefined;
  };
}

function parametersIn(path: string): number {
  return path.split('{').length - 1;
}

function decoded(word: string): string | undefined {
  try {
    return decodeURIComponent(word);
  } catch {
    return undefined;
  }
}
