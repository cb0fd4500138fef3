import { describe } from '@jest/globals';
import { createProductionDraft, createSandboxDraft } from '../scaffold';
import { REGIONS_WITH_ZONES } from './combinations';
import { chooseHalf } from './thoroughness';
import { declareCombinationTests } from './try-settings';

describe('each region with its zones is accepted with nothing open', () => {
  describe('in a sandbox', () => declareCombinationTests(createSandboxDraft(), chooseHalf(REGIONS_WITH_ZONES, 'even')));
  describe('in production', () =>
    declareCombinationTests(createProductionDraft(), chooseHalf(REGIONS_WITH_ZONES, 'odd')));
});
