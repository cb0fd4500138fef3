/**
 * Fields of the access log: enough for operation and investigation, without address, user, path parameter or query. The
 * client and the tenant are pseudonyms. X-Ray and the log of the function contain the same request id.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export const ACCESS_LOG_FIELDS = {
  requestId: '$context.requestId',
  // Clients can set requestId; they cannot set this id.
  extendedRequestId: '$context.extendedRequestId',
  traceId: '$context.xrayTraceId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  route: '$context.resourcePath',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  integrationStatus: '$context.integration.status',
  integrationLatency: '$context.integration.latency',
  errorType: '$context.error.responseType',
  authorizerStatus: '$context.authorize.status',
  wafResponse: '$context.wafResponseCode',
  tlsVersion: '$context.tlsVersion',
  cipherSuite: '$context.cipherSuite',
  apiKey: '$context.identity.apiKeyId',
  client: '$context.authorizer.claims.client_id',
  tenant: '$context.authorizer.claims.tenant',
} as const;
