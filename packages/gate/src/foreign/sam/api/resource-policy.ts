import { type JsonObject, sub, toItems } from '../../json-value';
import { ANY_METHOD } from './api-method';

/**
 * Creates the statements of a resource policy from SAM's lists of accounts, addresses and VPCs.
 *
 * @param policy property `ResourcePolicy` of the API or of an event source
 * @param methods the methods that it covers
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
 */
export function createPolicyStatements(
  policy: JsonObject,
  methods: readonly { readonly path: string; readonly verb: string }[],
  stage: unknown,
): readonly unknown[] {
  const resources = methods.map(({ path, verb }) => {
    const pattern = path.replaceAll(/\{[^{}]*\}/g, '*');
    const method = verb === ANY_METHOD ? '*' : verb.toUpperCase();
    return sub(`execute-api:/\${__Stage__}/${method}${pattern}`, { __Stage__: stage });
  });
  const state = (effect: string, principal: unknown, condition?: JsonObject): JsonObject => ({
    Effect: effect,
    Action: 'execute-api:Invoke',
    Resource: resources,
    Principal: principal,
    ...(condition === undefined ? {} : { Condition: condition }),
  });
  const restrict = (operator: string, keys: JsonObject): readonly JsonObject[] =>
    Object.keys(keys).length === 0 ? [] : [state('Allow', '*'), state('Deny', '*', { [operator]: keys })];
  const list = (name: string): readonly unknown[] => toItems(policy[name]);
  const accounts = (effect: string, listed: readonly unknown[]): readonly JsonObject[] =>
    listed.length === 0 ? [] : [state(effect, { AWS: listed })];
  const networks = (kind: 'Blacklist' | 'Whitelist'): JsonObject => {
    const literal = list(`SourceVpc${kind}`).map(String);
    return nonEmpty({
      'aws:SourceVpc': [...literal.filter((id) => id.startsWith('vpc-')), ...list(`IntrinsicVpc${kind}`)],
      'aws:SourceVpce': [...literal.filter((id) => id.startsWith('vpce-')), ...list(`IntrinsicVpce${kind}`)],
    });
  };
  return [
    ...accounts('Allow', list('AwsAccountWhitelist')),
    ...accounts('Deny', list('AwsAccountBlacklist')),
    ...restrict('NotIpAddress', nonEmpty({ 'aws:SourceIp': list('IpRangeWhitelist') })),
    ...restrict('IpAddress', nonEmpty({ 'aws:SourceIp': list('IpRangeBlacklist') })),
    ...restrict('StringEquals', networks('Blacklist')),
    ...restrict('StringNotEquals', networks('Whitelist')),
    ...list('CustomStatements'),
  ];
}

function nonEmpty(lists: Readonly<Record<string, readonly unknown[]>>): JsonObject {
  return Object.fromEntries(Object.entries(lists).filter(([, items]) => items.length > 0));
}
