import type { TestEvidence } from '@bulwark/gate';
import { attackTests } from './test-evidence/attack-tests';
import { functionsTests } from './test-evidence/functions-tests';
import { identityTests } from './test-evidence/identity-tests';
import { networkTests } from './test-evidence/network-tests';
import { operationsTests } from './test-evidence/operations-tests';

/**
 * Which tests of this repository show which evidence group or control. The gate adds them to the frameworks of this app only; a test holds
 * that every file, test and control exists.
 */
export const testEvidence: readonly TestEvidence[] = [
  ...attackTests,
  ...functionsTests,
  ...identityTests,
  ...networkTests,
  ...operationsTests,
];
