import Ajv from 'ajv-draft-04';
import type { RouteDefinition } from './api-definition';

/**
 * Compiles the model of a route, in JSON Schema draft 4, into a check of bodies. An unknown keyword or format is an
 * error.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function compileBodyCheck({ model }: Pick<RouteDefinition, 'model'>): (body: string) => boolean {
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
