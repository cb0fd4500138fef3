import { expect, test } from '@jest/globals';
import { findBudgetProblems } from './budget';

const DETECTOR = 'AWS::GuardDuty::Detector';

test('survivors within the budget are accepted', () => {
  expect(findBudgetProblems([], {})).toEqual([]);
  expect(findBudgetProblems([DETECTOR, DETECTOR], { [DETECTOR]: 2 })).toEqual([]);
});

test('a survivor of a type without a budget is rejected', () => {
  expect(findBudgetProblems([DETECTOR], {})).toEqual([
    `${DETECTOR}: 1 mutants survive, the budget allows 0. Write a rule, a pin or an equivalence.`,
  ]);
});

test('a budget that is higher than needed is rejected', () => {
  expect(findBudgetProblems([], { [DETECTOR]: 2 })).toEqual([
    `${DETECTOR}: 0 mutants survive; lower the budget of 2 in budget.json.`,
  ]);
});
