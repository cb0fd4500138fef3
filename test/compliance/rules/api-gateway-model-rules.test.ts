import { apiGatewayModelRules } from '../../../lib/compliance/rules/api-gateway-model-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const MODEL = 'AWS::ApiGateway::Model';
const OPEN = { type: 'object' };
const TEXT = { type: 'string', maxLength: 10, pattern: '^[a-z]*$' };

function closed(properties: Record<string, unknown>, more: Record<string, unknown> = {}) {
  return { Schema: { type: 'object', additionalProperties: false, properties, ...more } };
}

/** The same schema in every place that holds one. */
function everywhere(schema: unknown) {
  return [
    { Schema: schema },
    closed({ 'a.b': schema }),
    closed({ list: { type: 'array', maxItems: 3, items: schema } }),
    closed({ pair: { type: 'array', maxItems: 2, items: [TEXT, schema] } }),
    closed({ any: { anyOf: [schema, { type: 'null' }] } }),
    closed({ one: { oneOf: [{ type: 'null' }, schema] } }),
    closed({ all: { allOf: [schema] } }),
    closed({ inner: { type: 'object', additionalProperties: false, properties: { deep: schema } } }),
  ];
}

function used(schema: unknown, uses: Record<string, unknown>) {
  return {
    resources: {
      Model: { Type: MODEL, Properties: { Schema: schema } },
      Method: { Type: 'AWS::ApiGateway::Method', Properties: uses },
    },
  };
}

const IN_ANSWERS = { MethodResponses: [{ ResponseModels: { 'application/json': { Ref: 'Model' } } }] };
const IN_REQUESTS = { RequestModels: { $default: { Ref: 'Model' } } };
const LOOSE = { type: 'object', properties: { text: { type: 'string' }, any: {} } };

rulesDecide('API Gateway model rules', apiGatewayModelRules, {
  ApiModelClosed: {
    holds: [...everywhere({ type: 'object', additionalProperties: false }), { Schema: TEXT }],
    broken: [
      ...everywhere(OPEN),
      { Schema: { ...OPEN, additionalProperties: true } },
      { Schema: { ...OPEN, additionalProperties: TEXT } },
      { Schema: { type: ['object', 'null'] } },
      used(LOOSE, IN_REQUESTS),
      used(LOOSE, { ...IN_REQUESTS, ...IN_ANSWERS }),
    ],
    undecided: [{ Schema: UNKNOWN }, { Schema: { ...OPEN, additionalProperties: UNKNOWN } }],
    notApplicable: [used(LOOSE, IN_ANSWERS)],
  },
  ApiModelTyped: {
    holds: [
      ...everywhere(TEXT),
      ...everywhere({ enum: ['a', 'b'] }),
      ...everywhere({ $ref: 'https://apigateway.amazonaws.com/restapis/abc/models/Other' }),
    ],
    broken: [{}, ...everywhere({}), ...everywhere({ maxLength: 10 }), used(LOOSE, IN_REQUESTS)],
    undecided: [{ Schema: UNKNOWN }, { Schema: { type: UNKNOWN } }],
    notApplicable: [used(LOOSE, IN_ANSWERS)],
  },
  ApiModelBounded: {
    holds: [
      ...everywhere(TEXT),
      ...everywhere({ type: 'integer', minimum: 0, maximum: 100_000 }),
      ...everywhere({ type: 'string', maxLength: 16_384 }),
      ...everywhere({ type: 'string', enum: ['a'] }),
      ...everywhere({ type: 'boolean' }),
    ],
    broken: [
      ...everywhere({ type: 'string' }),
      ...everywhere({ type: 'string', maxLength: 16_385 }),
      ...everywhere({ type: 'array', maxItems: 16_385, items: TEXT }),
      ...everywhere({ type: ['string', 'null'] }),
      ...everywhere({ type: 'array', items: TEXT }),
      ...everywhere({ type: 'number', minimum: 0 }),
      ...everywhere({ type: 'integer', maximum: 10 }),
      used(LOOSE, IN_REQUESTS),
    ],
    undecided: [{ Schema: UNKNOWN }, { Schema: { type: 'string', maxLength: UNKNOWN } }],
    notApplicable: [used(LOOSE, IN_ANSWERS)],
  },
  ApiModelPatterns: {
    holds: [...everywhere(TEXT), ...everywhere({ type: 'string', enum: ['a'] }), ...everywhere({ type: 'integer' })],
    broken: [
      ...everywhere({ type: 'string', maxLength: 10 }),
      ...everywhere({ ...TEXT, pattern: '[a-z]*' }),
      ...everywhere({ ...TEXT, pattern: '^[a-z]*' }),
      used(LOOSE, IN_REQUESTS),
    ],
    undecided: [{ Schema: UNKNOWN }, { Schema: { type: 'string', pattern: UNKNOWN } }],
    notApplicable: [used(LOOSE, IN_ANSWERS)],
  },
  ApiModelRequired: {
    holds: [closed({ a: TEXT }, { required: ['a'] })],
    broken: [closed({ a: TEXT }), closed({ a: TEXT }, { required: [] }), used(LOOSE, IN_REQUESTS)],
    undecided: [{ Schema: UNKNOWN }, closed({ a: TEXT }, { required: UNKNOWN })],
    notApplicable: [{ Schema: TEXT }, used(LOOSE, IN_ANSWERS)],
  },
});
