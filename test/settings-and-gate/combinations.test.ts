import { describe } from '@jest/globals';
import { createProductionDraft, createSandboxDraft } from '../scaffold';
import { PRODUCTION_COMBINATIONS, SANDBOX_COMBINATIONS } from './combinations';
import { createDraftInCreation } from './environments';
import { declareCombinationTests } from './try-settings';

describe('settings that belong together are accepted with nothing open', () => {
  describe('in a sandbox', () => declareCombinationTests(createSandboxDraft(), SANDBOX_COMBINATIONS));
  describe('in a protected production', () =>
    declareCombinationTests(createProductionDraft(), PRODUCTION_COMBINATIONS));
  describe('in the phase of creation', () => declareCombinationTests(createDraftInCreation(), PRODUCTION_COMBINATIONS));
});
