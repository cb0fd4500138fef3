import { readStatements } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

const API = 'AWS::ApiGateway::RestApi';
const DOMAINS = ['AWS::ApiGateway::DomainName', 'AWS::ApiGateway::DomainNameV2'];
const SECURITY_POLICIES = awsDocs('apigateway/latest/developerguide/apigateway-security-policies.html');

/**
 * Policies with TLS 1.3 only, or with TLS 1.2 and forward secrecy in every cipher: those that APIGateway.11 allows, and
 * their FIPS variants.
 */
const STRONG_TLS = /^SecurityPolicy_TLS(13_1_3_|13_2025_EDGE$|1[23]_(\w+_)?PFS_)/;

/** Rules for REST APIs as a whole, for their domain names and for the settings of the account. */
export const apiRules: readonly Rule[] = [
  {
    id: 'ApiTlsPolicyStrong',
    level: 'hardening',
    group: 'encryptionInTransit',
    types: [API],
    what: 'API Gateway REST API uses a security policy with forward secrecy in every cipher',
    why: 'A regional API accepts TLS 1.0 by default. Recorded traffic without forward secrecy can be decrypted after a key leaks.',
    fix: 'Set SecurityPolicy to SecurityPolicy_TLS13_1_3_2025_09.',
    property: 'Properties.SecurityPolicy',
    references: [nist('SC-8'), nist('SC-13'), SECURITY_POLICIES],
    check: (api) => STRONG_TLS.test(api.at('SecurityPolicy').text() ?? ''),
  },
  {
    id: 'ApiTlsVersionCurrent',
    level: 'required',
    group: 'encryptionInTransit',
    types: [API],
    what: 'API Gateway REST API does not choose a security policy with obsolete TLS versions',
    why: 'TLS 1.0 and 1.1 have known weaknesses, so recorded traffic is decrypted later.',
    fix: 'Set SecurityPolicy to SecurityPolicy_TLS13_1_3_2025_09, or to TLS_1_2 at least.',
    property: 'Properties.SecurityPolicy',
    references: [securityHub('APIGateway.11'), nist('SC-8'), SECURITY_POLICIES],
    check: (api) => api.at('SecurityPolicy').text() !== 'TLS_1_0',
  },
  {
    id: 'ApiDomainTlsPolicyStrong',
    level: 'required',
    group: 'encryptionInTransit',
    types: DOMAINS,
    what: 'API Gateway domain name uses a recommended security policy',
    why: 'The policies TLS_1_0 and TLS_1_2 accept ciphers without forward secrecy. Recorded traffic can be decrypted after a key leaks.',
    fix: 'Set SecurityPolicy to SecurityPolicy_TLS13_1_3_2025_09. A domain with mutual TLS supports TLS_1_2 at best.',
    property: 'Properties.SecurityPolicy',
    references: [securityHub('APIGateway.11'), nist('SC-8'), nist('SC-13'), SECURITY_POLICIES],
    check: (domain) => {
      const policy = domain.at('SecurityPolicy').text() ?? '';
      return STRONG_TLS.test(policy) || (policy === 'TLS_1_2' && domain.at('MutualTlsAuthentication').present);
    },
  },
  {
    id: 'ApiEndpointAccessModeStrict',
    level: 'hardening',
    group: 'encryptionInTransit',
    types: [API, ...DOMAINS],
    what: 'API Gateway endpoint with an enhanced security policy uses the strict access mode',
    why: 'In basic mode the host name of the TLS handshake may differ from that of the request. This hides the real target from network filters.',
    fix: 'Set EndpointAccessMode to STRICT.',
    property: 'Properties.EndpointAccessMode',
    references: [nist('SC-7'), SECURITY_POLICIES],
    check: (endpoint) => {
      // API Gateway accepts the mode only together with an enhanced policy; the rules above ask for that policy.
      if (!(endpoint.at('SecurityPolicy').text() ?? '').startsWith('SecurityPolicy_')) return 'not applicable';
      return endpoint.at('EndpointAccessMode').text() === 'STRICT';
    },
  },
  {
    id: 'ApiPrivatePolicyLimitsVpc',
    level: 'hardening',
    group: 'closedInbound',
    types: [API],
    what: 'API Gateway private REST API allows calls only from named VPCs or VPC endpoints',
    why: 'Any VPC of any account with an endpoint for API Gateway can call a private API, unless its policy denies it.',
    fix: 'Add a condition on aws:SourceVpce or aws:SourceVpc to every statement of Policy, or a Deny for all other sources.',
    property: 'Properties.Policy',
    references: [nist('AC-3'), awsDocs('apigateway/latest/developerguide/apigateway-resource-policies-examples.html')],
    check: (api) => {
      if (!isPrivate(api)) return 'not applicable';
      const statements = readStatements(api.at('Policy'));
      const withVpc = statements.filter(({ conditions }) =>
        conditions.some(({ key }) => key === 'aws:sourcevpce' || key === 'aws:sourcevpc'),
      );
      return (
        withVpc.some(({ allows }) => !allows) ||
        (withVpc.length > 0 && statements.every((statement) => !statement.allows || withVpc.includes(statement)))
      );
    },
  },
  {
    id: 'ApiExecuteEndpointDisabled',
    level: 'hardening',
    group: 'closedInbound',
    types: [API],
    what: 'API Gateway REST API with a custom domain disables its default execute-api endpoint',
    why: 'Callers can use the default endpoint to bypass what protects the domain, such as client certificates and its TLS policy.',
    fix: 'Set DisableExecuteApiEndpoint to true.',
    property: 'Properties.DisableExecuteApiEndpoint',
    references: [nist('SC-7'), awsDocs('apigateway/latest/developerguide/rest-api-disable-default-endpoint.html')],
    check: (api, templates) => {
      const hasDomain = templates
        .ofType('AWS::ApiGateway::BasePathMapping', 'AWS::ApiGateway::BasePathMappingV2')
        .some((mapping) => mapping.at('RestApiId').target() === api);
      return hasDomain ? api.at('DisableExecuteApiEndpoint').flag() === true : 'not applicable';
    },
  },
  {
    id: 'ApiAccountCloudWatchRoleSet',
    level: 'hardening',
    group: 'auditLogs',
    types: ['AWS::ApiGateway::Account'],
    what: 'API Gateway account settings name a role that writes logs to CloudWatch',
    why: 'Without the role no stage of the account and region writes logs, whatever its own settings are.',
    fix: 'Set CloudWatchRoleArn to a role that apigateway.amazonaws.com may assume.',
    property: 'Properties.CloudWatchRoleArn',
    references: [nist('AU-12'), awsDocs('apigateway/latest/developerguide/set-up-logging.html')],
    check: (account) => {
      const role = account.at('CloudWatchRoleArn');
      return role.target()?.type === 'AWS::IAM::Role' || (role.text() ?? '').includes(':role/');
    },
  },
];

function isPrivate(api: TemplateResource): boolean {
  return api
    .at('EndpointConfiguration.Types')
    .items()
    .some((type) => type.text() === 'PRIVATE');
}
