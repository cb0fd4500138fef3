import Ajv from 'ajv-draft-04';
import type { RouteDefinition } from './api-definition';

/**
 * Whether a body matches the model of a route, as draft 4 says. Strict: a keyword or format that is not known is refused at the start.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function bodyCheck({ model }: Pick<RouteDefinition, 'model'>): (body: string) => boolean {
  if (model === undefined) return () => true;
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, formats: { email: /^[^@\s]+@[^@\s]+$/ } });
  const matches = ajv.compile(model);
  return (body) => {
    try {
      return matches(JSON.parse(body));
    } catch {
      return false;
    }
  };
}
