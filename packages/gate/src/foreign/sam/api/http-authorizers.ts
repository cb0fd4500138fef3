import { arnHere, type JsonObject, omitAbsent, ref, toItems, toObject } from '../../json-value';
import type { SamOutput } from '../sam-output';
import type { SamResource } from '../sam-resource';
import { createInvocationUri } from './api-method';

/** The security schemes of an HTTP API: authorizers for tokens, functions and IAM. */
export function createHttpSchemes(auth: JsonObject): JsonObject {
  const schemes = Object.entries(toObject(auth['Authorizers'])).map(([name, authorizer]) => [
    name,
    createScheme(toObject(authorizer)),
  ]);
  const iam = { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' };
  return { ...(auth['EnableIamAuthorizer'] === true ? { AWS_IAM: iam } : {}), ...Object.fromEntries(schemes) };
}

function createScheme(authorizer: JsonObject): JsonObject {
  const { JwtConfiguration: jwt, IdentitySource: source, FunctionInvokeRole: role } = authorizer;
  if (jwt !== undefined) {
    const configuration = Object.entries(toObject(jwt)).map(([name, value]) => [name.toLowerCase(), value]);
    return {
      type: 'oauth2',
      'x-amazon-apigateway-authorizer': {
        type: 'jwt',
        jwtConfiguration: Object.fromEntries(configuration),
        identitySource: source,
      },
    };
  }
  const identity = toObject(authorizer['Identity']);
  return {
    type: 'apiKey',
    name: 'Unused',
    in: 'header',
    'x-amazon-apigateway-authorizer': omitAbsent({
      type: 'request',
      authorizerUri: createInvocationUri(authorizer['FunctionArn']),
      authorizerCredentials: role === 'NONE' ? undefined : role,
      authorizerResultTtlInSeconds: identity['ReauthorizeEvery'],
      identitySource: authorizer['Identity'] === undefined ? undefined : listIdentitySources(identity),
      authorizerPayloadFormatVersion: authorizer['AuthorizerPayloadFormatVersion'],
      enableSimpleResponses: authorizer['EnableSimpleResponses'],
    }),
  };
}

function listIdentitySources(identity: JsonObject): readonly string[] {
  const prefixes = {
    Headers: '$request.header.',
    QueryStrings: '$request.querystring.',
    StageVariables: '$stageVariables.',
    Context: '$context.',
  };
  return Object.entries(prefixes).flatMap(([property, prefix]) =>
    toItems(identity[property]).map((name) => `${prefix}${String(name)}`),
  );
}

/** Lets the API call the functions behind its authorizers, where the template asks for it. */
export function addHttpAuthorizerPermissions(resource: SamResource, output: SamOutput): void {
  const { Authorizers: authorizers } = toObject(output.resolve(resource.properties['Auth']));
  for (const [name, authorizer] of Object.entries(toObject(authorizers))) {
    const { FunctionArn: arn, EnableFunctionDefaultPermissions: isEnabled } = toObject(authorizer);
    if (arn === undefined || isEnabled !== true) continue;
    addAuthorizerPermission(resource, `${resource.id}${name}AuthorizerPermission`, arn, output);
  }
}

export function addAuthorizerPermission(resource: SamResource, id: string, arn: unknown, output: SamOutput): void {
  output.add(resource, id, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: arn,
    Principal: 'apigateway.amazonaws.com',
    SourceArn: arnHere('execute-api', `\${Api}/authorizers/*`, { Api: ref(resource.id) }),
  });
}
