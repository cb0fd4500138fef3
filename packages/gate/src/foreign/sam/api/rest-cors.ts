import { isRecord } from '../../../templates/template';
import { isIntrinsic, type JsonObject, omitAbsent } from '../../json-value';
import { ANY_METHOD } from './api-method';
import type { OpenApiBody } from './open-api-body';

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** Adds the responses to preflight requests of browsers. @param cors property `Cors` of the API */
export function addCors(body: OpenApiBody, cors: unknown): void {
  const settings = isRecord(cors) && !isIntrinsic(cors) ? cors : { AllowOrigin: cors };
  for (const path of Object.keys(body.paths)) {
    const verbs = body.listVerbs(path);
    if (verbs.includes('options')) continue;
    const methods = verbs.includes(ANY_METHOD)
      ? METHODS
      : [...verbs.map((verb) => verb.toUpperCase()), 'OPTIONS'].sort();
    body.addMethod(path, 'options', createPreflight(settings, `'${methods.join(',')}'`), undefined);
  }
}

function createPreflight(settings: JsonObject, methods: string): JsonObject {
  const headers = omitAbsent({
    'Access-Control-Allow-Origin': settings['AllowOrigin'],
    'Access-Control-Allow-Headers': settings['AllowHeaders'],
    'Access-Control-Allow-Methods': settings['AllowMethods'] ?? methods,
    'Access-Control-Max-Age': settings['MaxAge'],
    'Access-Control-Allow-Credentials': settings['AllowCredentials'] === true ? "'true'" : undefined,
  });
  const parameters = Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, value]);
  return {
    summary: 'CORS support',
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{\n  "statusCode" : 200\n}\n' },
      responses: { default: { statusCode: '200', responseParameters: Object.fromEntries(parameters) } },
    },
    responses: { 200: { description: 'Default response for CORS method' } },
  };
}
