import type { Equivalence } from './equivalence';

/** Mutants of API Gateway that weaken nothing. */
export const apiEquivalences: readonly Equivalence[] = [
  {
    pattern: /^AWS::ApiGateway::ApiKey Properties(\.Enabled)? (removed|false)$/,
    reason: 'API Gateway creates a key without Enabled as disabled.',
  },
  {
    pattern:
      /^AWS::ApiGateway::ClientCertificate Properties removed$|^AWS::CodeDeploy::Application Properties(\.ComputePlatform)? removed$/,
    reason: 'The resource has no properties but tags. CodeDeploy rejects a deployment group of another platform.',
  },
  {
    pattern: /^AWS::ApiGateway::RestApi Properties\.DisableExecuteApiEndpoint (removed|true)$/,
    reason: 'The blueprint serves the API at its execute-api name. Disabling that name closes it.',
  },
  {
    pattern: /^AWS::ApiGateway::Stage Properties\.(DeploymentId|MethodSettings\.\d+\.DataTraceEnabled) removed$/,
    reason: 'A stage without a deployment serves no requests. Data tracing is off by default.',
  },
  {
    pattern: /^AWS::ApiGateway::Stage Properties\.MethodSettings\.\d+\.MetricsEnabled (removed|true)$/,
    stack: /^sandbox\//,
    reason: 'The default is the same: no metrics per method. The alarms use the metrics of the stage.',
  },
  {
    pattern: /^AWS::ApiGateway::GatewayResponse Properties\.StatusCode /,
    reason: 'API Gateway rejects an invalid status code, and uses its default where the code is missing.',
  },
  {
    pattern:
      /^AWS::ApiGateway::GatewayResponse Properties\.ResponseParameters\.gatewayresponse\.header\.(Retry-After|WWW-Authenticate) removed$/,
    reason: 'The header only helps clients to retry or to sign in.',
  },
  {
    pattern: /^AWS::ApiGateway::Method Properties\.Integration(\.IntegrationHttpMethod|\.Uri)? removed$/,
    reason: 'API Gateway rejects the deployment of a method without an integration target.',
  },
  {
    pattern:
      /^AWS::ApiGateway::(Method Properties\.AuthorizerId removed|Authorizer Properties\.Type (removed|"NONE"))$/,
    reason: 'API Gateway rejects a method whose authorizer is missing or does not match its AuthorizationType.',
  },
  {
    pattern: /^AWS::ApiGateway::Authorizer Properties\.AuthorizerResultTtlInSeconds removed$/,
    reason: 'The default of 300 seconds is within the limit of ApiAuthorizerCacheTtl.',
  },
  {
    pattern:
      /^AWS::ApiGateway::Method Properties\.RequestParameters(\.method\.request\.(header|querystring)\.[\w-]+)? (removed|true)$/,
    reason:
      'The function checks headers and query parameters that are not declared, as test/attack shows. A required parameter rejects more requests.',
  },
  {
    pattern:
      /^AWS::ApiGateway::Model Properties\.(ContentType|Schema\.properties|Schema\.properties\.[\w.]*?(properties\.)?(cursor|email|fields|name|note|phone|subject)|Schema\.properties\.fields\.properties) removed$/,
    reason:
      'API Gateway rejects a field that the model does not name, because additional fields are not allowed. The default content type is JSON.',
  },
  {
    pattern: /^AWS::ApiGateway::Model Properties\.Schema\..*\.(format|anyOf\.\d+) removed$/,
    reason: 'The remaining pattern and length decide. With fewer alternatives the model accepts fewer requests.',
  },
  {
    pattern:
      /^AWS::ApiGateway::Model Properties\.Schema\..*\.(minLength (0|removed)|maxLength 16000)$|^AWS::ApiGateway::Model Properties\.Schema\.(properties\.fields\.)?required(\.\d+)? removed$/,
    reason: 'The pattern already limits the length. The function rejects missing fields, as test/attack shows.',
  },
];
