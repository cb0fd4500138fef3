import { describe } from '@jest/globals';
import { createProductionDraft, createSandboxDraft } from '../scaffold';
import { REGIONS_WITH_ZONES } from './combinations';
import { declareCombinationTests } from './try-settings';

describe('each region with its zones is accepted with nothing open', () => {
  describe('in a sandbox', () => declareCombinationTests(createSandboxDraft(), REGIONS_WITH_ZONES));
  describe('in production', () => declareCombinationTests(createProductionDraft(), REGIONS_WITH_ZONES));
});
