import { describe, expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { type AcknowledgementFile, acknowledge } from '../../src/acknowledgements/acknowledgement';
import { BOTH, evaluateApp, Plain, VALID } from './evaluate-app';

class OwnStack extends Stack {}

/** Messages of the ledger about entries that cover what is added later. */
function findBroad(file: AcknowledgementFile): string[] {
  const { result } = evaluateApp([file], (stack) => new Plain(new OwnStack(stack, 'Inner'), 'Plain'));
  return (result?.ledgerProblems ?? []).filter(({ rule }) => rule === 'Broad').map(({ message }) => message);
}

const RULES = ['AwsSolutions-S1', 'AwsSolutions-S10'];
/** As many ids of the same two rules. */
const list = (count: number) => Array.from({ length: count }, (_, index) => RULES[index % 2] ?? '');

describe('the ledger rejects an acknowledgement', () => {
  test('for a class of the library', () => {
    const [message] = findBroad(acknowledge(Stack, [{ ...VALID, rule: RULES, at: 'Plain/Bucket' }]));
    expect(message).toContain('covers every instance of a class of the library, also later ones.');
  });

  test('with a wildcard below a stack', () => {
    const [message] = findBroad(acknowledge(OwnStack, [{ ...VALID, rule: RULES, at: '*/Bucket' }]));
    expect(message).toContain('has a wildcard below a stack or stage, which covers whatever is added there.');
  });

  test('with more than ten rules', () => {
    const [message] = findBroad(acknowledge(Plain, [{ ...VALID, rule: list(11) }]));
    expect(message).toContain('lists 11 rules. One entry is one decision');
  });
});

describe('the ledger accepts an acknowledgement', () => {
  test('for an own class, with ten rules', () => {
    expect(findBroad(acknowledge(Plain, [BOTH, { ...VALID, rule: list(10) }]))).toEqual([]);
  });

  test('with a wildcard below a construct, and for each path below a stack', () => {
    expect(findBroad(acknowledge(Plain, [{ ...VALID, rule: RULES, at: '*' }]))).toEqual([]);
    expect(findBroad(acknowledge(OwnStack, [{ ...VALID, rule: RULES, at: 'Plain/Bucket' }]))).toEqual([]);
  });
});
