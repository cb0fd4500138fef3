import { describe } from '@jest/globals';
import { createDraftInCreation } from './environments';
import { PRODUCTION_REFUSALS } from './refusals';
import { declareSettingTests } from './try-settings';

describe('a production in the phase of its creation', () => {
  declareSettingTests(createDraftInCreation(), PRODUCTION_REFUSALS, 2);
});
