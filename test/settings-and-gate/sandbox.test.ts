import { describe } from '@jest/globals';
import { createSandboxDraft } from '../scaffold';
import { SANDBOX_REFUSALS } from './refusals';
import { declareSettingTests } from './try-settings';

describe('a sandbox', () => {
  declareSettingTests(createSandboxDraft(), SANDBOX_REFUSALS);
});
