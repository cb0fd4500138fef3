import type { TemplateResource, Value } from '../../templates/template-resource';
import { listFrom } from '../known-values';
import type { Link } from '../party';
import type { Surroundings } from '../surroundings';

/** Properties of what checks callers: those that name the API, and those that name who issued a token or checks it. */
const CHECKS: readonly { readonly type: string; readonly api: string; readonly issuers: readonly string[] }[] = [
  { type: 'AWS::ApiGateway::Authorizer', api: 'RestApiId', issuers: ['ProviderARNs.*', 'AuthorizerUri'] },
  { type: 'AWS::ApiGatewayV2::Authorizer', api: 'ApiId', issuers: ['JwtConfiguration.Issuer', 'AuthorizerUri'] },
  {
    type: 'AWS::AppSync::GraphQLApi',
    api: '',
    issuers: [
      'UserPoolConfig.UserPoolId',
      'LambdaAuthorizerConfig.AuthorizerUri',
      'AdditionalAuthenticationProviders.*.UserPoolConfig.UserPoolId',
      'AdditionalAuthenticationProviders.*.LambdaAuthorizerConfig.AuthorizerUri',
    ],
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    api: 'LoadBalancerArn',
    issuers: ['DefaultActions.*.AuthenticateCognitoConfig.UserPoolArn'],
  },
];

/** User pools whose tokens an API accepts, and functions that it asks about each caller. */
export function listAuthorizerLinks(surroundings: Surroundings): readonly Link[] {
  return CHECKS.flatMap(({ type, api, issuers }) =>
    surroundings.ofType(type).flatMap((check) => {
      const [named] = api === '' ? [] : listFrom(check, api);
      const node = named === undefined ? surroundings.findWhole(check) : surroundings.findNode(named);
      if (node === undefined) return [];
      return issuers
        .flatMap((path) => listFrom(check, path))
        .flatMap((value) => linkIssuer(node, check, value, surroundings));
    }),
  );
}

function linkIssuer(
  api: TemplateResource,
  check: TemplateResource,
  value: Value,
  surroundings: Surroundings,
): readonly Link[] {
  const issuer = surroundings.findNode(value);
  const shared = { evidence: [check], controls: [] };
  if (issuer?.type === 'AWS::Cognito::UserPool') {
    return [{ ...shared, from: issuer, to: api, action: 'issues tokens for', isWay: false }];
  }
  // A function that checks tokens reads what every caller sends.
  return issuer === undefined ? [] : [{ ...shared, from: api, to: issuer, action: 'checks callers with', isWay: true }];
}
