import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { apiPins } from './api-pins';

const FIELDS: Readonly<Record<string, string>> = {
  id: '$context.requestId',
  unique: '$context.extendedRequestId',
  error: '$context.error.responseType',
  authorizer: '$context.authorize.status',
  acl: '$context.wafResponseCode',
  tls: '$context.tlsVersion',
};

function withFormat(fields: Readonly<Record<string, string>>) {
  return { AccessLogSetting: { Format: JSON.stringify(fields) } };
}

function withoutField(field: string) {
  return withFormat(Object.fromEntries(Object.entries(FIELDS).filter(([name]) => name !== field)));
}

function buildDomain(properties: Record<string, unknown>) {
  return { resources: { Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: properties } } };
}

function buildAccount(policies: Record<string, unknown>) {
  return { resources: { Account: { Type: 'AWS::ApiGateway::Account', ...policies } } };
}

const ID = 'method.request.path.id';
const IF_MATCH = 'method.request.header.If-Match';

/** `GET /records/{id}` */
function withParameters(parameters: unknown, pathPart: unknown = '{id}') {
  return {
    resources: {
      Method: {
        Type: 'AWS::ApiGateway::Method',
        Properties: { HttpMethod: 'GET', ResourceId: { Ref: 'Record' }, RequestParameters: parameters },
      },
      Record: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: pathPart },
      },
      Api: { Type: 'AWS::ApiGateway::RestApi' },
    },
  };
}

const TEXT = { type: 'string', maxLength: 10, pattern: '^[a-z]*$' };

function buildModel(properties: Record<string, unknown>, more: Record<string, unknown> = {}) {
  return { Schema: { type: 'object', additionalProperties: false, properties, ...more } };
}

function withMethod(schema: unknown, uses: Record<string, unknown>) {
  return {
    resources: {
      Model: { Type: 'AWS::ApiGateway::Model', Properties: { Schema: schema } },
      Method: { Type: 'AWS::ApiGateway::Method', Properties: uses },
    },
  };
}

const IN_RESPONSES = { MethodResponses: [{ ResponseModels: { 'application/json': { Ref: 'Model' } } }] };
const IN_REQUESTS = { RequestModels: { $default: { Ref: 'Model' } } };
const LOOSE = { type: 'object', properties: { text: { type: 'string' }, any: {} } };

rulesDecide('pins of the REST API', apiPins, {
  ApiEndpointTypeRegional: {
    holds: [
      { EndpointConfiguration: { Types: ['REGIONAL'] } },
      { EndpointConfiguration: { Types: ['PRIVATE'] } },
      buildDomain({ EndpointConfiguration: { Types: ['REGIONAL'] } }),
    ],
    broken: [
      {},
      { EndpointConfiguration: { Types: [] } },
      { EndpointConfiguration: { Types: ['EDGE'] } },
      { EndpointConfiguration: { Types: ['REGIONAL', 'EDGE'] } },
    ],
    undecided: [{ EndpointConfiguration: { Types: [UNKNOWN] } }, { EndpointConfiguration: UNKNOWN }],
  },
  ApiCompressionDisabled: {
    holds: [{}],
    broken: [{ MinimumCompressionSize: 0 }, { MinimumCompressionSize: 1024 }],
    undecided: [{ MinimumCompressionSize: UNKNOWN }],
  },
  ApiAccountRetained: {
    holds: [buildAccount({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })],
    broken: [
      buildAccount({}),
      buildAccount({ DeletionPolicy: 'Retain' }),
      buildAccount({ UpdateReplacePolicy: 'Retain' }),
      buildAccount({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' }),
      buildAccount({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Delete' }),
    ],
    undecided: [buildAccount({ DeletionPolicy: UNKNOWN })],
  },
  ApiAccessLogFormatDetailed: {
    holds: [
      withFormat(FIELDS),
      { AccessLogSetting: { Format: JSON.stringify(FIELDS).replace('"$context.requestId"', '$context.requestId') } },
    ],
    broken: [
      {},
      { AccessLogSetting: { Format: Object.values(FIELDS).join(' ') } },
      { AccessLogSetting: { Format: JSON.stringify(Object.values(FIELDS)) } },
      ...Object.keys(FIELDS).map(withoutField),
    ],
    undecided: [{ AccessLogSetting: { Format: UNKNOWN } }],
  },
  ApiMethodRequestParametersRequired: {
    holds: [
      withParameters({ [ID]: true }),
      withParameters({ [ID]: true, [IF_MATCH]: true, 'method.request.querystring.limit': false }),
      withParameters({ 'method.request.path.proxy': true }, '{proxy+}'),
      withParameters({}, 'records'),
    ],
    broken: [
      withParameters(undefined),
      withParameters({ [ID]: false }),
      withParameters({ [ID]: true, [IF_MATCH]: false }),
      withParameters({ 'method.request.path.other': true }),
    ],
    undecided: [
      withParameters({ [ID]: UNKNOWN }),
      withParameters({}, UNKNOWN),
      { HttpMethod: 'GET', ResourceId: 'abc123' },
    ],
    notApplicable: [{ HttpMethod: 'OPTIONS' }],
  },
  ApiMethodIntegrationTimeout: {
    holds: [{}, { Integration: { TimeoutInMillis: 29_000 } }],
    broken: [{ Integration: { TimeoutInMillis: 29_001 } }],
    undecided: [{ Integration: { TimeoutInMillis: UNKNOWN } }],
  },
  ApiModelRequiredFieldsSet: {
    holds: [buildModel({ a: TEXT }, { required: ['a'] })],
    broken: [buildModel({ a: TEXT }), buildModel({ a: TEXT }, { required: [] }), withMethod(LOOSE, IN_REQUESTS)],
    undecided: [{ Schema: UNKNOWN }, buildModel({ a: TEXT }, { required: UNKNOWN })],
    notApplicable: [{ Schema: TEXT }, withMethod(LOOSE, IN_RESPONSES)],
  },
  ApiGatewayResponseStatusError: {
    holds: [{}, { StatusCode: '404' }, { StatusCode: 503 }],
    broken: [{ StatusCode: '200' }, { StatusCode: '302' }],
    undecided: [{ StatusCode: UNKNOWN }],
  },
});
