import { isRecord } from '../../../templates/template';
import { type JsonObject, omitAbsent, toItems, toObject } from '../../json-value';
import type { OpenApiBody } from './open-api-body';

/** Adds the model, the validator and the parameters of requests that an event source names. */
export function addRequestChecks(body: OpenApiBody, definition: JsonObject, event: JsonObject): JsonObject {
  const model = toObject(event['RequestModel']);
  const validator = addValidator(body, model);
  const parameters = [...readParameters(event['RequestParameters']), ...readModel(body, model)];
  const isThird = body.document['openapi'] !== undefined;
  const name = String(model['Model']).toLowerCase();
  const schema = { $ref: `#/components/schemas/${name}` };
  return omitAbsent({
    ...definition,
    'x-amazon-apigateway-request-validator': validator,
    parameters: parameters.length === 0 ? undefined : parameters,
    requestBody:
      isThird && model['Model'] !== undefined
        ? omitAbsent({ content: { 'application/json': { schema } }, required: model['Required'] })
        : undefined,
  });
}

function readModel(body: OpenApiBody, { Model: name, Required: required }: JsonObject): readonly JsonObject[] {
  if (name === undefined || body.document['openapi'] !== undefined) return [];
  const lower = String(name).toLowerCase();
  return [omitAbsent({ in: 'body', name: lower, required, schema: { $ref: `#/definitions/${lower}` } })];
}

function addValidator(body: OpenApiBody, model: JsonObject): string | undefined {
  const { ValidateBody: checksBody, ValidateParameters: checksParameters } = model;
  if (checksBody === undefined && checksParameters === undefined) return undefined;
  const names = checksBody === true ? ['body-only', 'body-and-params'] : ['no-validation', 'params-only'];
  const [without = '', withParameters = ''] = names;
  const name = checksParameters === true ? withParameters : without;
  const validators = toObject(body.document['x-amazon-apigateway-request-validators']);
  const validator = { validateRequestBody: checksBody === true, validateRequestParameters: checksParameters === true };
  body.set('x-amazon-apigateway-request-validators', { ...validators, [name]: validator });
  return name;
}

/** `method.request.querystring.page`, or an object with this name and its settings. */
function readParameters(given: unknown): readonly JsonObject[] {
  return toItems(given).flatMap((parameter) => {
    const [name = '', settings] = isRecord(parameter) ? (Object.entries(parameter)[0] ?? []) : [String(parameter)];
    const [place = '', ...rest] = name.replace('method.request.', '').split('.');
    const { Required: required = false } = toObject(settings);
    return [{ in: place === 'querystring' ? 'query' : place, name: rest.join('.'), required, type: 'string' }];
  });
}
