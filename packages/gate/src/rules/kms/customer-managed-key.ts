import { isImported, isPassedParameter } from '../../templates/known-values';
import type { Value } from '../../templates/template-resource';

/**
 * Whether a property names a customer managed key: a key of the templates, one by its ARN or id, or one that whoever
 * deploys the template passes or another stack exports.
 *
 * @throws Undecidable for a value that only a deployment resolves
 */
export function isCustomerManagedKey(key: Value): boolean {
  const type = key.target()?.type;
  // Nobody passes or exports the key that AWS uses anyway.
  if (isPassedParameter(key) || isImported(key)) return true;
  return type === 'AWS::KMS::Key' || type === 'AWS::KMS::ReplicaKey' || /:key\/|^[\da-f-]{36}$/.test(key.text() ?? '');
}

/**
 * The same where a service also accepts an alias: any alias except those of keys that AWS manages.
 *
 * @throws Undecidable for a value that only a deployment resolves
 */
export function isCustomerManagedKeyOrAlias(key: Value): boolean {
  // Templates cannot declare an alias of AWS.
  if (key.target()?.type === 'AWS::KMS::Alias') return true;
  return isCustomerManagedKey(key) || /^(?!aws\/|.*alias\/aws\/).+$/.test(key.text() ?? '');
}
