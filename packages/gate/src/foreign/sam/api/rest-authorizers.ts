import { type JsonObject, omitAbsent, toItems, toObject } from '../../json-value';
import type { SamOutput } from '../sam-output';
import type { SamResource } from '../sam-resource';
import { createInvocationUri } from './api-method';
import { addAuthorizerPermission } from './http-authorizers';
import { API_KEY } from './method-security';

const IAM_SCHEME = { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' };

/** The security schemes of a REST API: its authorizers, IAM and the API key. */
export function createRestSchemes(auth: JsonObject): JsonObject {
  const schemes = Object.entries(toObject(auth['Authorizers'])).map(([name, authorizer]) => [
    name,
    createScheme(toObject(authorizer)),
  ]);
  return {
    AWS_IAM: IAM_SCHEME,
    [API_KEY]: { type: 'apiKey', name: 'x-api-key', in: 'header' },
    ...Object.fromEntries(schemes),
  };
}

function createScheme(authorizer: JsonObject): JsonObject {
  const { UserPoolArn: pools, FunctionArn: arn, FunctionInvokeRole: role } = authorizer;
  const identity = toObject(authorizer['Identity']);
  const header = { type: 'apiKey', name: identity['Header'] ?? 'Authorization', in: 'header' };
  if (pools !== undefined) {
    return {
      ...header,
      'x-amazon-apigateway-authtype': 'cognito_user_pools',
      'x-amazon-apigateway-authorizer': omitAbsent({
        type: 'cognito_user_pools',
        providerARNs: toItems(pools),
        identityValidationExpression: identity['ValidationExpression'],
      }),
    };
  }
  const isRequest = authorizer['FunctionPayloadType'] === 'REQUEST';
  return {
    ...header,
    ...(isRequest ? { name: 'Unused' } : {}),
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': omitAbsent({
      type: isRequest ? 'request' : 'token',
      authorizerUri: arn === undefined ? undefined : createInvocationUri(arn),
      authorizerCredentials: role === 'NONE' ? undefined : role,
      authorizerResultTtlInSeconds: identity['ReauthorizeEvery'],
      identitySource: isRequest ? listIdentitySources(identity).join(', ') : undefined,
      identityValidationExpression: isRequest ? undefined : identity['ValidationExpression'],
    }),
  };
}

function listIdentitySources(identity: JsonObject): readonly string[] {
  const prefixes = {
    Headers: 'method.request.header.',
    QueryStrings: 'method.request.querystring.',
    StageVariables: 'stageVariables.',
    Context: 'context.',
  };
  return Object.entries(prefixes).flatMap(([property, prefix]) =>
    toItems(identity[property]).map((name) => `${prefix}${String(name)}`),
  );
}

/** Lets the API call the functions behind its authorizers. */
export function addAuthorizerPermissions(resource: SamResource, authorizers: JsonObject, output: SamOutput): void {
  for (const [name, authorizer] of Object.entries(authorizers)) {
    const { FunctionArn: arn, DisableFunctionDefaultPermissions: isDisabled } = toObject(authorizer);
    if (arn === undefined || isDisabled === true) continue;
    addAuthorizerPermission(resource, `${resource.id}${name}AuthorizerPermission`, arn, output);
  }
}
