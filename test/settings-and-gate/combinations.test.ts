import { describe } from '@jest/globals';
import { createProductionDraft, createSandboxDraft } from '../scaffold';
import { PRODUCTION_COMBINATIONS, SANDBOX_COMBINATIONS } from './combinations';
import { createDraftInCreation } from './environments';
import { chooseHalf } from './thoroughness';
import { declareCombinationTests } from './try-settings';

describe('settings that belong together are accepted with nothing open', () => {
  describe('in a sandbox', () => declareCombinationTests(createSandboxDraft(), SANDBOX_COMBINATIONS));
  describe('in a protected production', () =>
    declareCombinationTests(createProductionDraft(), chooseHalf(PRODUCTION_COMBINATIONS, 'even')));
  describe('in the phase of creation', () =>
    declareCombinationTests(createDraftInCreation(), chooseHalf(PRODUCTION_COMBINATIONS, 'odd')));
});
