import { describe } from '@jest/globals';
import { createProductionDraft } from '../scaffold';
import { PRODUCTION_REFUSALS } from './refusals';
import { declareSettingTests } from './try-settings';

describe('a protected production', () => {
  declareSettingTests(createProductionDraft(), PRODUCTION_REFUSALS);
});
