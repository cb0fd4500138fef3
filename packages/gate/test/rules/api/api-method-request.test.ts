import { apiMethodRequestRules } from '../../../src/rules/api/api-method-request';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const METHOD = 'AWS::ApiGateway::Method';

function buildMethod(properties: Record<string, unknown>, others: Record<string, Resource> = {}) {
  return { resources: { Method: { Type: METHOD, Properties: properties }, ...others } };
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

function withModels(models: unknown, verb = 'POST') {
  return buildMethod(
    { HttpMethod: verb, RequestModels: models },
    { Model: { Type: 'AWS::ApiGateway::Model' }, Bucket: { Type: 'AWS::S3::Bucket' } },
  );
}

function withValidator(validator: Record<string, unknown>, verb = 'POST') {
  return buildMethod(
    { HttpMethod: verb, RequestValidatorId: { Ref: 'Validator' } },
    { Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: validator } },
  );
}

const MODEL = { Ref: 'Model' };

rulesDecide('request rules of API Gateway methods', apiMethodRequestRules, {
  ApiMethodRequestModelSet: {
    holds: [
      withModels({ $default: MODEL }),
      withModels({ $default: MODEL, 'application/json': 'PostRecords' }, 'PATCH'),
      withModels({ $default: 'PutRecords' }, 'PUT'),
    ],
    broken: [
      withModels(undefined),
      withModels({}),
      withModels({}, 'PUT'),
      withModels({}, 'PATCH'),
      withModels({}, 'ANY'),
      withModels({ 'application/json': MODEL }),
      withModels({ $default: 'Empty' }),
      withModels({ $default: '' }),
      withModels({ $default: { Ref: 'Bucket' } }),
      withModels({ $default: MODEL, 'application/json': 'Empty' }),
    ],
    undecided: [withModels({ $default: UNKNOWN }), withModels(UNKNOWN)],
    notApplicable: [{ HttpMethod: 'GET' }, { HttpMethod: 'DELETE' }, { HttpMethod: 'OPTIONS' }],
  },
  ApiMethodRequestBodyValidated: {
    holds: [withValidator({ ValidateRequestBody: true })],
    broken: [
      { HttpMethod: 'POST' },
      withValidator({}),
      withValidator({ ValidateRequestBody: false }, 'PUT'),
      withValidator({ ValidateRequestParameters: true }, 'PATCH'),
    ],
    undecided: [
      { HttpMethod: 'POST', RequestValidatorId: UNKNOWN },
      { HttpMethod: 'POST', RequestValidatorId: 'abc123' },
      withValidator({ ValidateRequestBody: UNKNOWN }),
    ],
    notApplicable: [{ HttpMethod: 'GET' }],
  },
  ApiMethodRequestParametersValidated: {
    holds: [
      withValidator({ ValidateRequestParameters: true }, 'GET'),
      withValidator({ ValidateRequestParameters: true }),
    ],
    broken: [
      { HttpMethod: 'GET' },
      withValidator({}, 'GET'),
      withValidator({ ValidateRequestParameters: false }, 'DELETE'),
      withValidator({ ValidateRequestBody: true }),
    ],
    undecided: [
      { HttpMethod: 'GET', RequestValidatorId: UNKNOWN },
      withValidator({ ValidateRequestParameters: UNKNOWN }, 'GET'),
    ],
    notApplicable: [{ HttpMethod: 'OPTIONS' }],
  },
});
