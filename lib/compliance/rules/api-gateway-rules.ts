import { statementsOf } from '../deployment/policy-statement';
import { isRetained } from './retention';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const API = 'AWS::ApiGateway::RestApi';
const DOMAINS = ['AWS::ApiGateway::DomainName', 'AWS::ApiGateway::DomainNameV2'];
const TLS_PAGE = awsDocs('apigateway/latest/developerguide/apigateway-security-policies.html');

/** Policies with TLS 1.3 alone, or with TLS 1.2 and forward secrecy in every cipher. */
const STRONG_TLS = /^SecurityPolicy_TLS(13_1_3_|13_2025_EDGE$|1[23]_(\w+_)?PFS_)/;

/** Rules for REST APIs as a whole and for the names they answer to. */
export const apiGatewayRules: readonly Rule[] = [
  {
    id: 'ApiTls',
    types: [API, ...DOMAINS],
    what: 'The endpoint accepts TLS 1.3, or TLS 1.2 with forward secrecy, and nothing older.',
    why: 'A regional API accepts TLS 1.0 unless told otherwise. Recorded traffic can be read later once a key leaks.',
    fix: 'Set SecurityPolicy to SecurityPolicy_TLS13_1_3_2025_09. A domain with mutual TLS has TLS_1_2 at best.',
    property: 'Properties.SecurityPolicy',
    references: [nist('SC-8'), nist('SC-13'), TLS_PAGE],
    check: (endpoint) => {
      const policy = endpoint.at('SecurityPolicy').text() ?? '';
      return STRONG_TLS.test(policy) || (policy === 'TLS_1_2' && endpoint.at('MutualTlsAuthentication').present);
    },
  },
  {
    id: 'ApiStrictEndpoint',
    types: [API, ...DOMAINS],
    what: 'The endpoint refuses requests that name another host or come through another kind of endpoint.',
    why: 'Otherwise the name in the TLS handshake may differ from the name in the request, which hides where a request goes.',
    fix: 'Set EndpointAccessMode to STRICT, together with a security policy that starts with SecurityPolicy_.',
    property: 'Properties.EndpointAccessMode',
    references: [nist('SC-7'), TLS_PAGE],
    check: (endpoint) => {
      if (endpoint.at('MutualTlsAuthentication').present) return 'not applicable';
      return endpoint.at('EndpointAccessMode').text() === 'STRICT';
    },
  },
  {
    id: 'ApiRegionalEndpoint',
    types: [API, ...DOMAINS],
    what: 'Requests enter AWS in the region of the API, or from a VPC alone.',
    why: 'An edge endpoint, the default, decrypts requests in locations all over the world, outside the region of the data.',
    fix: 'Set EndpointConfiguration.Types to REGIONAL or PRIVATE.',
    property: 'Properties.EndpointConfiguration.Types',
    references: [nist('SC-7'), awsDocs('apigateway/latest/developerguide/api-gateway-api-endpoint-types.html')],
    check: (endpoint) => {
      const kinds = endpoint.at('EndpointConfiguration.Types').items();
      return kinds.length > 0 && kinds.every((kind) => ['REGIONAL', 'PRIVATE'].includes(kind.text() ?? ''));
    },
  },
  {
    id: 'ApiPrivatePolicy',
    types: [API],
    what: 'A private API says from which VPC or endpoint it may be called.',
    why: 'Any VPC of any account that has an endpoint for API Gateway can reach a private API unless its policy refuses.',
    fix: 'Give Policy a condition on aws:SourceVpce or aws:SourceVpc in every statement, or a Deny of all others.',
    property: 'Properties.Policy',
    references: [nist('AC-3'), awsDocs('apigateway/latest/developerguide/apigateway-resource-policies-examples.html')],
    check: (api) => {
      const kinds = api.at('EndpointConfiguration.Types').items();
      if (!kinds.some((kind) => kind.text() === 'PRIVATE')) return 'not applicable';
      const statements = statementsOf(api.at('Policy'));
      const fromVpc = statements.filter(({ conditions }) =>
        conditions.some(({ key }) => key === 'aws:sourcevpce' || key === 'aws:sourcevpc'),
      );
      return (
        fromVpc.some(({ allows }) => !allows) ||
        (fromVpc.length > 0 && statements.every((statement) => !statement.allows || fromVpc.includes(statement)))
      );
    },
  },
  {
    id: 'ApiOneName',
    types: [API],
    what: 'An API with a domain of its own does not answer under the name of API Gateway.',
    why: 'The second way in goes around what guards the domain, such as client certificates and its TLS policy.',
    fix: 'Set DisableExecuteApiEndpoint to true.',
    property: 'Properties.DisableExecuteApiEndpoint',
    references: [nist('SC-7'), awsDocs('apigateway/latest/developerguide/rest-api-disable-default-endpoint.html')],
    check: (api, deployment) => {
      const mapped = deployment
        .ofType('AWS::ApiGateway::BasePathMapping', 'AWS::ApiGateway::BasePathMappingV2')
        .some((mapping) => mapping.at('RestApiId').target() === api);
      return mapped ? api.at('DisableExecuteApiEndpoint').flag() === true : 'not applicable';
    },
  },
  {
    id: 'ApiNoCompression',
    types: [API],
    what: 'The API does not compress answers.',
    why: 'The size of a compressed answer tells what stands beside text that the caller chose, even through TLS.',
    fix: 'Leave MinimumCompressionSize out.',
    property: 'Properties.MinimumCompressionSize',
    references: [
      nist('SC-8'),
      awsDocs('apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html'),
    ],
    check: (api) => api.at('MinimumCompressionSize').number() === undefined,
  },
  {
    id: 'ApiAccountLogging',
    types: ['AWS::ApiGateway::Account'],
    what: 'API Gateway has a role with which it writes logs.',
    why: 'Without the role every stage of the account goes without logs, whatever its own settings say.',
    fix: 'Set CloudWatchRoleArn to a role that apigateway.amazonaws.com may assume.',
    property: 'Properties.CloudWatchRoleArn',
    references: [
      securityHub('APIGateway.1'),
      nist('AU-12'),
      awsDocs('apigateway/latest/developerguide/set-up-logging.html'),
    ],
    check: (account) => {
      const role = account.at('CloudWatchRoleArn');
      return role.target()?.type === 'AWS::IAM::Role' || (role.text() ?? '').includes(':role/');
    },
  },
  {
    id: 'ApiAccountRetained',
    types: ['AWS::ApiGateway::Account'],
    what: 'The logging of the account outlives the stack.',
    why: 'The setting is one for all APIs of the account and region: deleting it with a stack ends the logs of the others.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [nist('AU-12'), awsDocs('apigateway/latest/developerguide/set-up-logging.html')],
    check: isRetained,
  },
];
