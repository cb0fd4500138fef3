import { apiModelRules } from '../../../src/rules/api/api-model';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const MODEL = 'AWS::ApiGateway::Model';
const OPEN = { type: 'object' };
const TEXT = { type: 'string', maxLength: 10, pattern: '^[a-z]*$' };

function buildModel(properties: Record<string, unknown>, more: Record<string, unknown> = {}) {
  return { Schema: { type: 'object', additionalProperties: false, properties, ...more } };
}

/** The same schema in every place that holds one. */
function placeEverywhere(schema: unknown) {
  return [
    { Schema: schema },
    buildModel({ 'a.b': schema }),
    buildModel({ list: { type: 'array', maxItems: 3, items: schema } }),
    buildModel({ pair: { type: 'array', maxItems: 2, items: [TEXT, schema] } }),
    buildModel({ any: { anyOf: [schema, { type: 'null' }] } }),
    buildModel({ one: { oneOf: [{ type: 'null' }, schema] } }),
    buildModel({ all: { allOf: [schema] } }),
    buildModel({ inner: { type: 'object', additionalProperties: false, properties: { deep: schema } } }),
  ];
}

function withMethod(schema: unknown, uses: Record<string, unknown>) {
  return {
    resources: {
      Model: { Type: MODEL, Properties: { Schema: schema } },
      Method: { Type: 'AWS::ApiGateway::Method', Properties: uses },
    },
  };
}

const IN_RESPONSES = { MethodResponses: [{ ResponseModels: { 'application/json': { Ref: 'Model' } } }] };
const IN_REQUESTS = { RequestModels: { $default: { Ref: 'Model' } } };
const LOOSE = { type: 'object', properties: { text: { type: 'string' }, any: {} } };

rulesDecide('model rules of API Gateway', apiModelRules, {
  ApiModelAdditionalPropertiesDenied: {
    holds: [...placeEverywhere({ type: 'object', additionalProperties: false }), { Schema: TEXT }],
    broken: [
      ...placeEverywhere(OPEN),
      { Schema: { ...OPEN, additionalProperties: true } },
      { Schema: { ...OPEN, additionalProperties: TEXT } },
      { Schema: { type: ['object', 'null'] } },
      withMethod(LOOSE, IN_REQUESTS),
      withMethod(LOOSE, { ...IN_REQUESTS, ...IN_RESPONSES }),
    ],
    undecided: [{ Schema: UNKNOWN }, { Schema: { ...OPEN, additionalProperties: UNKNOWN } }],
    notApplicable: [withMethod(LOOSE, IN_RESPONSES)],
  },
  ApiModelTypesSet: {
    holds: [
      ...placeEverywhere(TEXT),
      ...placeEverywhere({ enum: ['a', 'b'] }),
      ...placeEverywhere({ $ref: 'https://apigateway.amazonaws.com/restapis/abc/models/Other' }),
    ],
    broken: [{}, ...placeEverywhere({}), ...placeEverywhere({ maxLength: 10 }), withMethod(LOOSE, IN_REQUESTS)],
    undecided: [{ Schema: UNKNOWN }, { Schema: { type: UNKNOWN } }],
    notApplicable: [withMethod(LOOSE, IN_RESPONSES)],
  },
  ApiModelSizesLimited: {
    holds: [
      ...placeEverywhere(TEXT),
      ...placeEverywhere({ type: 'integer', minimum: 0, maximum: 100_000 }),
      ...placeEverywhere({ type: 'string', maxLength: 16_384 }),
      ...placeEverywhere({ type: 'string', enum: ['a'] }),
      ...placeEverywhere({ type: 'boolean' }),
    ],
    broken: [
      ...placeEverywhere({ type: 'string' }),
      ...placeEverywhere({ type: 'string', maxLength: 16_385 }),
      ...placeEverywhere({ type: 'array', maxItems: 16_385, items: TEXT }),
      ...placeEverywhere({ type: ['string', 'null'] }),
      ...placeEverywhere({ type: 'array', items: TEXT }),
      ...placeEverywhere({ type: 'number', minimum: 0 }),
      ...placeEverywhere({ type: 'integer', maximum: 10 }),
      withMethod(LOOSE, IN_REQUESTS),
    ],
    undecided: [{ Schema: UNKNOWN }, { Schema: { type: 'string', maxLength: UNKNOWN } }],
    notApplicable: [withMethod(LOOSE, IN_RESPONSES)],
  },
  ApiModelPatternsSet: {
    holds: [
      ...placeEverywhere(TEXT),
      ...placeEverywhere({ type: 'string', enum: ['a'] }),
      ...placeEverywhere({ type: 'integer' }),
    ],
    broken: [
      ...placeEverywhere({ type: 'string', maxLength: 10 }),
      ...placeEverywhere({ ...TEXT, pattern: '[a-z]*' }),
      ...placeEverywhere({ ...TEXT, pattern: '^[a-z]*' }),
      withMethod(LOOSE, IN_REQUESTS),
    ],
    undecided: [{ Schema: UNKNOWN }, { Schema: { type: 'string', pattern: UNKNOWN } }],
    notApplicable: [withMethod(LOOSE, IN_RESPONSES)],
  },
});
