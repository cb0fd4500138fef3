import type { Value } from '../deployment/value';

/** Whether a property names a customer managed key: one of the templates, or one by its ARN or id. @throws Undecidable when only a deployment knows it */
export function isOwnKey(key: Value): boolean {
  return key.target()?.type === 'AWS::KMS::Key' || /:key\/|^[\da-f-]{36}$/.test(key.text() ?? '');
}

/** Where a service takes an alias too: anything but the alias of a key that AWS manages. @throws Undecidable when only a deployment knows it */
export function isOwnKeyOrAlias(key: Value): boolean {
  return isOwnKey(key) || /^(?!.*alias\/aws\/).+$/.test(key.text() ?? '');
}
