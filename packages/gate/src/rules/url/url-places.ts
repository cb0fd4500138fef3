const OIDC = ['Issuer', 'AuthorizationEndpoint', 'TokenEndpoint', 'UserInfoEndpoint', 'LogoutEndpoint', 'JwksUri'];
const JWT = 'AuthorizerConfiguration.CustomJWTAuthorizer.DiscoveryUrl';
const KENDRA = 'DataSourceConfiguration';
const MCP = 'TargetConfiguration';

/**
 * Properties with an address that AWS calls or trusts for a resource, from the resource types of the AWS CloudFormation
 * registry (November 2026). Types with own rules for their addresses are missing.
 */
export const urlPlaces: Readonly<Record<string, readonly string[]>> = {
  'AWS::AgentRegistry::Registry': [`DiscoveryConfiguration.${JWT}`],
  'AWS::AgentRegistry::RegistryRecord': [
    'Descriptors.McpServer.Source.FromUrl.Url',
    'Descriptors.A2aAgentCard.Source.FromUrl.Url',
  ],
  'AWS::Amplify::App': ['CustomRules.*.Target'],
  'AWS::ApiGatewayV2::Authorizer': ['JwtConfiguration.Issuer'],
  'AWS::AppSync::DataSource': [
    'HttpConfig.Endpoint',
    'OpenSearchServiceConfig.Endpoint',
    'ElasticsearchConfig.Endpoint',
  ],
  'AWS::BedrockAgentCore::Gateway': [JWT],
  'AWS::BedrockAgentCore::GatewayTarget': [
    `${MCP}.Mcp.McpServer.Endpoint`,
    `${MCP}.Http.Passthrough.Endpoint`,
    `${MCP}.Inference.Provider.Endpoint`,
  ],
  'AWS::BedrockAgentCore::Harness': [JWT],
  'AWS::BedrockAgentCore::PaymentManager': [JWT],
  'AWS::BedrockAgentCore::Runtime': [JWT],
  'AWS::CodeBuild::Project': ['Source.Location', 'SecondarySources.*.Location'],
  'AWS::Connect::ApprovedOrigin': ['Origin'],
  'AWS::EKS::IdentityProviderConfig': ['Oidc.IssuerUrl'],
  'AWS::Events::ApiDestination': ['InvocationEndpoint'],
  'AWS::Events::Connection': ['AuthParameters.OAuthParameters.AuthorizationEndpoint'],
  'AWS::GuardDuty::IPSet': ['Location'],
  'AWS::GuardDuty::ThreatIntelSet': ['Location'],
  'AWS::IoT::TopicRule': [
    'TopicRulePayload.Actions.*.Http.Url',
    'TopicRulePayload.Actions.*.OpenSearch.Endpoint',
    'TopicRulePayload.Actions.*.Elasticsearch.Endpoint',
    'TopicRulePayload.ErrorAction.Http.Url',
  ],
  'AWS::IoT::TopicRuleDestination': ['HttpUrlProperties.ConfirmationUrl'],
  'AWS::Kendra::DataSource': [
    `${KENDRA}.ConfluenceConfiguration.ServerUrl`,
    `${KENDRA}.SalesforceConfiguration.ServerUrl`,
    `${KENDRA}.SharePointConfiguration.Urls.*`,
    `${KENDRA}.WebCrawlerConfiguration.Urls.SeedUrlConfiguration.SeedUrls.*`,
    `${KENDRA}.WebCrawlerConfiguration.Urls.SiteMapsConfiguration.SiteMaps.*`,
  ],
  'AWS::MediaTailor::PlaybackConfiguration': [
    'AdDecisionServerUrl',
    'VideoContentSourceUrl',
    'CdnConfiguration.AdSegmentUrlPrefix',
    'CdnConfiguration.ContentSegmentUrlPrefix',
  ],
  'AWS::MediaTailor::SourceLocation': ['HttpConfiguration.BaseUrl'],
  'AWS::QBusiness::Plugin': [
    'ServerUrl',
    'AuthConfiguration.OAuth2ClientCredentialConfiguration.AuthorizationUrl',
    'AuthConfiguration.OAuth2ClientCredentialConfiguration.TokenUrl',
  ],
  'AWS::QBusiness::WebExperience': ['IdentityProviderConfiguration.SamlConfiguration.AuthenticationUrl', 'Origins.*'],
  'AWS::RTBFabric::OutboundExternalLink': ['PublicEndpoint'],
  'AWS::RefactorSpaces::Service': ['UrlEndpoint.Url', 'UrlEndpoint.HealthUrl'],
  'AWS::SageMaker::Workforce': OIDC.map((name) => `OidcConfig.${name}`),
  'AWS::VerifiedPermissions::IdentitySource': ['Configuration.OpenIdConnectConfiguration.Issuer'],
};
