import { describe, expect, test } from '@jest/globals';
import { TemplateValidation } from '../../packages/gate/src/engine/template-validation';
import { createProductionDraft, createSandboxDraft } from '../scaffold';
import { LARGEST } from './combinations';
import { findUntriedValues, listDocumentedSettings, WRITTEN_VALUES } from './documented-values';
import { evaluateDraft } from './evaluate-draft';
import { PRODUCTION_REFUSALS, SANDBOX_REFUSALS } from './refusals';
import { applyChanges } from './value-sets';

describe('the documented values', () => {
  const settings = listDocumentedSettings();

  test('include every field of the schema, both bounds of each number and each value of an enumeration', () => {
    expect(findUntriedValues()).toEqual([]);
    expect(settings.length).toBeGreaterThan(50);
  });

  test('name only existing settings', () => {
    const names = [
      ...Object.keys(WRITTEN_VALUES),
      ...[...SANDBOX_REFUSALS, ...PRODUCTION_REFUSALS].map((each) => each.setting),
    ];
    expect(names.filter((name) => !settings.some(({ setting }) => setting === name))).toEqual([]);
  });

  test.each([
    ['a sandbox', SANDBOX_REFUSALS],
    ['production', PRODUCTION_REFUSALS],
  ])('include one for each refusal of %s', (_environment, refusals) => {
    const untried = refusals.filter(
      ({ setting, isRefused }) => !settings.some((each) => each.setting === setting && each.values.some(isRefused)),
    );
    expect(untried).toEqual([]);
  });
});

// test/app/synth.test.ts runs CloudFormation Validate on bin/environments.ts.
describe('with CloudFormation Validate, nothing is open', () => {
  const validation = new TemplateValidation();

  test.each([
    ['a sandbox', createSandboxDraft()],
    ['production', createProductionDraft()],
  ])('in %s with everything at its maximum', (_environment, draft) => {
    const outcome = evaluateDraft(applyChanges(draft, LARGEST.changes), { validation });
    expect(outcome).toEqual({ refused: [], open: [] });
  });
});
