import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  checkRecordedTypes,
  listRecordedTypes,
  readListedTypes,
  replaceListedTypes,
} from '../../rehearsal/checks/recorded-types';

const README = readFileSync(join(__dirname, '../../rehearsal/README.md'), 'utf8');

describe('types that are only recorded', () => {
  test('are found among the operations', () => {
    const operations = [
      { operation: 'create', how: 'recorded', type_name: 'AWS::WAFv2::IPSet' },
      { operation: 'delete', how: 'recorded', type_name: 'AWS::WAFv2::IPSet' },
      { operation: 'create', how: 'native', type_name: 'AWS::KMS::Key' },
    ] as const;
    expect(listRecordedTypes(operations)).toEqual(['AWS::WAFv2::IPSet']);
  });

  test('must be listed', () => {
    expect(() => checkRecordedTypes(['AWS::WAFv2::IPSet'], [])).toThrow('AWS::WAFv2::IPSet');
    expect(checkRecordedTypes(['AWS::WAFv2::IPSet'], ['AWS::WAFv2::IPSet'])).toBe('1 types (WAFv2::IPSet)');
  });

  test('are listed in rehearsal/README.md', () => {
    expect(readListedTypes(README).length).toBeGreaterThan(0);
  });

  test('are written to the page without another change', () => {
    const written = replaceListedTypes(README, ['AWS::A::B', 'AWS::C::D']);
    expect(readListedTypes(written)).toEqual(['AWS::A::B', 'AWS::C::D']);
    expect(replaceListedTypes(written, readListedTypes(README))).toBe(README);
  });
});
