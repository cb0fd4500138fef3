import { accountServiceEquivalences } from './equivalences/account-services';
import { anyTypeEquivalences } from './equivalences/any';
import { apiEquivalences } from './equivalences/api';
import { cognitoEquivalences } from './equivalences/cognito';
import { dataEquivalences } from './equivalences/data';
import type { Equivalence } from './equivalences/equivalence';
import { iamAndKmsEquivalences } from './equivalences/iam-and-kms';
import { lambdaEquivalences } from './equivalences/lambda';
import { loggingEquivalences } from './equivalences/logging';
import { networkEquivalences } from './equivalences/network';
import { stepFunctionsEquivalences } from './equivalences/step-functions';
import { wafEquivalences } from './equivalences/waf';
import type { Mutant } from './mutants';

const EQUIVALENCES: readonly Equivalence[] = [
  ...accountServiceEquivalences,
  ...anyTypeEquivalences,
  ...iamAndKmsEquivalences,
  ...apiEquivalences,
  ...networkEquivalences,
  ...lambdaEquivalences,
  ...dataEquivalences,
  ...wafEquivalences,
  ...cognitoEquivalences,
  ...loggingEquivalences,
  ...stepFunctionsEquivalences,
];

/** Finds the reasons of equivalences that match no mutant, and have to be deleted. */
export function findUnusedEquivalences(mutants: readonly Mutant[]): readonly string[] {
  return EQUIVALENCES.filter((equivalence) => !mutants.some((mutant) => covers(equivalence, mutant))).map(
    ({ pattern, reason }) => `${pattern.source}: ${reason}`,
  );
}

/** Finds the reason why a mutant weakens nothing. Undefined for a mutant that a rule has to fail on. */
export function findEquivalence(mutant: Mutant): string | undefined {
  return EQUIVALENCES.find((equivalence) => covers(equivalence, mutant))?.reason;
}

function covers({ pattern, stack, logicalId }: Equivalence, mutant: Mutant): boolean {
  return (
    pattern.test(`${mutant.type} ${mutant.path} ${mutant.change}`) &&
    stack?.test(mutant.stack) !== false &&
    logicalId?.test(mutant.logicalId) !== false
  );
}
