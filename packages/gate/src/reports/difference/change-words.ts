import type { FactRecord } from '../../assessment/fact-record';
import type { SettingChange } from './compare-settings';
import type { Direction } from './exposure-change';
import type { ChangedResource } from './judge-setting';
import { describeSetting } from './setting-text';

const METHOD = /^AWS::ApiGateway(?:::Method|V2::Route)$/;

/**
 * The change of a property in words.
 *
 * @param name what the resource is called
 */
export function describeSettingChange(
  change: SettingChange,
  { after }: ChangedResource,
  name: string,
  direction: Direction,
): string {
  return describeInOwnWords(change, after, name, direction) ?? describeInGeneral(change, name);
}

/** `MfaConfiguration of sandbox/Identity/Users was ON and is OFF.` */
function describeInGeneral({ label, before, after, isElement }: SettingChange, name: string): string {
  const [one, other] = [describeSetting(before), describeSetting(after)];
  if (isElement && label.endsWith('"')) {
    return before === undefined
      ? `${label} of ${name} was added: ${other}.`
      : `${label} of ${name} was removed: ${one}.`;
  }
  if (isElement) {
    return before === undefined
      ? `${label} of ${name} now includes ${other}.`
      : `${label} of ${name} no longer includes ${one}.`;
  }
  if (before === undefined) return `${label} of ${name} was not set and is ${other === '' ? 'empty' : other}.`;
  if (after === undefined) return `${label} of ${name} was ${one === '' ? 'set' : one} and is not set.`;
  return `${label} of ${name} was ${one} and is ${other}.`;
}

function describeInOwnWords(
  { path, before, after, isElement }: SettingChange,
  fact: FactRecord,
  name: string,
  direction: Direction,
): string | undefined {
  const { type } = fact;
  const property = path.join('.');
  const now = direction === 'wider' ? 'may now be called' : 'may no longer be called';
  if (METHOD.test(type)) {
    switch (property) {
      case 'AuthorizationScopes':
        return isElement ? `${name} ${now} with the scope ${describeSetting(before ?? after)}.` : undefined;
      case 'AuthorizationType':
        if (after === 'NONE' || after === undefined) return `${name} may now be called without authorization.`;
        return before === 'NONE' || before === undefined
          ? `${name} may no longer be called without authorization.`
          : undefined;
      case 'ApiKeyRequired':
        return `${name} ${now} without an API key.`;
      case 'RequestValidatorId':
        return after === undefined ? `Requests of ${name} are no longer validated.` : undefined;
      default:
        return undefined;
    }
  }
  if (type === 'AWS::Lambda::Url' && property === 'AuthType') {
    return `${name} ${now} without authorization.`;
  }
  if (/^AWS::WAFv2::WebACL$/.test(type) && property === 'DefaultAction') {
    return `${name} ${direction === 'wider' ? 'now allows' : 'no longer allows'} requests that no rule matches.`;
  }
  if (property === 'ManagedPolicyArns' && isElement) {
    return `${name} ${before === undefined ? 'now has' : 'no longer has'} the policy ${describeSetting(before ?? after)}.`;
  }
  if (type === 'Bulwark::Environment' && property === 'Disposable') {
    return direction === 'wider'
      ? `${name} is now judged as disposable: rules for retention and deletion protection do not apply to it.`
      : `${name} is no longer judged as disposable.`;
  }
  return undefined;
}

/** What a resource that was added or removed does, in words. */
export function describeResourceChange({ type, settings }: FactRecord, name: string, isAdded: boolean): string {
  if (METHOD.test(type))
    return isAdded ? `${name} may now be called${describeAccess(settings)}.` : `${name} may no longer be called.`;
  if (type === 'AWS::WAFv2::WebACLAssociation') {
    const [acl, resource] = [describeSetting(settings['WebACLArn']), describeSetting(settings['ResourceArn'])];
    return isAdded ? `${acl} now protects ${resource}.` : `${acl} no longer protects ${resource}.`;
  }
  if (type === 'AWS::SNS::Subscription') {
    const [topic, endpoint] = [describeSetting(settings['TopicArn']), describeSetting(settings['Endpoint'])];
    return `Messages of ${topic} are ${isAdded ? 'now' : 'no longer'} sent to ${endpoint}.`;
  }
  return `${name} (${type}) was ${isAdded ? 'added' : 'removed'}.`;
}

function describeAccess(settings: FactRecord['settings']): string {
  const type = settings['AuthorizationType'];
  if (type === undefined || type === 'NONE') return ' without authorization';
  const scopes = settings['AuthorizationScopes'];
  return ` with ${describeSetting(type)}${scopes === undefined ? '' : ` and the scope ${describeSetting(scopes)}`}`;
}
