import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { rulesPage } from '../../../bin/rules-page';
import { allRules } from '../../../lib/compliance/rules/all-rules';
import { resourceTypes } from '../frameworks/what-exists';

const SENTENCES = /^\S.*\.$/s;

describe('the rules of our own', () => {
  test('are at least 90, each with an id of its own that names its service', () => {
    expect(allRules.length).toBeGreaterThanOrEqual(90);
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
    expect(allRules.filter(({ id }) => !/^[A-Z][A-Za-z0-9]+$/.test(id)).map(({ id }) => id)).toEqual([]);
  });

  test.each(allRules.map((rule) => [rule.id, rule] as const))('%s says what, why and how', (_id, rule) => {
    expect([rule.what, rule.why, rule.fix].filter((text) => !SENTENCES.test(text))).toEqual([]);
    expect(rule.property).toMatch(/^(Properties(\.\w+)*|DeletionPolicy)/);
    expect(rule.references.length).toBeGreaterThan(0);
    for (const { id, url } of rule.references) {
      expect(id).not.toBe('');
      expect(url).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|csrc\.nist\.gov)\/\S+$/);
    }
    const types = rule.types.filter(
      (type) => !type.startsWith('Custom::') && type !== 'AWS::CloudFormation::CustomResource',
    );
    expect(types.filter((type) => !resourceTypes.has(type))).toEqual([]);
  });

  test('are listed in docs/rules.md; `npm run rules` writes it', () => {
    const written = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'rules.md'), 'utf8');
    expect(written).toBe(rulesPage(allRules));
  });
});
