import type { Route } from '../../lambda/records/route';

/**
 * Builds the identifier of a route: `GET /records/{id}` becomes `getRecordsId`. It is the operation id of the OpenAPI
 * document and the operation name in API Gateway, from which generated SDKs name their methods.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
 */
export function buildOperationId({ method, path }: Pick<Route, 'method' | 'path'>): string {
  const words = path.split('/').map((word) => word.replace(/[^A-Za-z0-9]/g, ''));
  return [method.toLowerCase(), ...words.map(capitalize)].join('');
}

/** `POST /records/search` becomes `PostRecordsSearch`; names of models allow only letters and digits. */
export function buildModelName(route: Pick<Route, 'method' | 'path'>): string {
  return capitalize(buildOperationId(route));
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
