import type { Route } from '../../lambda/records/route';
import { assertBounded } from './request-model';

/**
 * Rejects a route table that API Gateway would reject or interpret differently.
 *
 * @throws Error with the route, the mistake and the allowed values
 */
export function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    if (seen.has(name)) throw new Error(`${name}: listed twice; a route exists once`);
    seen.add(name);
    checkPath(name, route);
    if (!(route.throttleShare > 0 && route.throttleShare <= 1)) {
      throw new Error(`${name}: throttleShare is ${route.throttleShare}; allowed is more than 0 and at most 1`);
    }
    if (route.method === 'GET' && route.request !== undefined) {
      throw new Error(`${name}: a GET request has no body; use parameters, or POST`);
    }
    for (const parameter of route.parameters) assertBounded(name, parameter.name, parameter.schema);
  }
}

function checkPath(name: string, { path, parameters }: Route): void {
  if (!/^(\/([a-z][a-z0-9-]*|\{[a-z][A-Za-z0-9]*\}))+$/.test(path)) {
    throw new Error(`${name}: the path must be like "/records/{id}", in lower case and without a slash at the end`);
  }
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter).sort();
  const described = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
  if (named.join() !== described.sort().join()) {
    throw new Error(
      `${name}: the path names [${named.join()}] and the parameters in the path are [${described.join()}]`,
    );
  }
  const optional = parameters.find((parameter) => parameter.in === 'path' && !parameter.required);
  if (optional) throw new Error(`${name}: the path parameter "${optional.name}" cannot be optional`);
}
