import { describe, expect, test } from '@jest/globals';
import { isCustomerManagedKeyOrAlias } from '../../../src/rules/kms/customer-managed-key';
import { Undecidable } from '../../../src/templates/undecidable';
import { readProperty } from '../../templates/small-template';

const Parameters = { Key: { Type: 'String' }, Service: { Type: 'String', Default: 'alias/aws/secretsmanager' } };
const read = (value: unknown) => readProperty(value, { Parameters });

describe('a customer managed key', () => {
  test.each<[unknown, boolean]>([
    ['arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f', true],
    ['alias/records', true],
    ['alias/aws/secretsmanager', false],
    [undefined, false],
    [{ Ref: 'Key' }, true],
    [{ Ref: 'Service' }, false],
    [{ Ref: 'AWS::NoValue' }, false],
    [{ 'Fn::ImportValue': 'records-key' }, true],
  ])('%j: %p', (given, expected) => {
    expect(isCustomerManagedKeyOrAlias(read(given))).toBe(expected);
  });

  test('is not known for an attribute that no template has', () => {
    expect(() => isCustomerManagedKeyOrAlias(read({ 'Fn::GetAtt': ['Lookup', 'Key'] }))).toThrow(Undecidable);
  });
});
