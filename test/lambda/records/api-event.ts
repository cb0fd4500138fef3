import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

/** A request as API Gateway passes it to a function. */
export function buildApiEvent(method: string, path: string): APIGatewayProxyEvent {
  const headers = { Host: 'api.example.com', 'X-Forwarded-For': '192.0.2.44' };
  return {
    resource: path,
    path,
    httpMethod: method,
    headers,
    multiValueHeaders: {},
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    body: null,
    isBase64Encoded: false,
    requestContext: {
      accountId: '111122223333',
      apiId: 'a1b2c3d4e5',
      authorizer: null,
      httpMethod: method,
      identity: {
        accessKey: null,
        accountId: null,
        apiKey: null,
        apiKeyId: null,
        caller: null,
        clientCert: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: '192.0.2.44',
        user: null,
        userAgent: null,
        userArn: null,
      },
      path: `/live${path}`,
      protocol: 'HTTP/1.1',
      requestId: '11111111-2222-4333-8444-555555555555',
      requestTimeEpoch: 1_795_000_000_000,
      resourceId: 'abc123',
      resourcePath: path,
      stage: 'live',
    },
  };
}

export const context: Context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'read',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:read:live',
  memoryLimitInMB: '512',
  awsRequestId: '66666666-7777-4888-8999-000000000000',
  logGroupName: 'group',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 10_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};
