import { beforeAll, describe, expect, test } from '@jest/globals';
import { findBootstrapPolicy, type PolicyDocument } from './bootstrap-policies';
import { type DeployCommand, listDeployCommands, readChapter } from './deploy-commands';
import { evaluatePolicy, listTexts } from './policy-evaluation';

let commands: readonly DeployCommand[] = [];

beforeAll(async () => {
  commands = await listDeployCommands();
});

const OPERATOR = findBootstrapPolicy('bulwark-operator');
const TEARDOWN = findBootstrapPolicy('bulwark-teardown');

/** The policy in chapter 5, for the administrator of the users. */
function readUserAdministration(): PolicyDocument {
  const json = /```json\n(\{[\s\S]*?"Statement"[\s\S]*?)```/.exec(readChapter(5))?.[1];
  if (json === undefined) throw new Error('docs/deploy.md, chapter 5, shows no policy');
  return JSON.parse(json);
}

describe('an identity with ReadOnlyAccess can run the commands of docs/deploy.md', () => {
  test.each([
    ['chapter 5 with the policy for the administrator of users', [5], readUserAdministration()],
    ['chapters 6 and 8 with bulwark-operator', [6, 8], OPERATOR],
    ['chapter 9 with bulwark-teardown', [9], TEARDOWN],
  ])('%s', (_identity, chapters, policy) => {
    const denied = commands
      .filter(({ chapter, isRead }) => chapters.includes(chapter) && !isRead)
      .filter(({ action }) => !allowsOnSomething(policy, action));
    expect(denied.map(({ chapter, command, action }) => `chapter ${chapter}: ${command} needs ${action}`)).toEqual([]);
  });

  test('chapters 2, 4 and 10 without more', () => {
    const writes = commands.filter(({ chapter, isRead }) => [2, 4, 10].includes(chapter) && !isRead);
    expect(writes).toEqual([]);
  });
});

test('bulwark-operator allows only what chapters 6 and 8 use', () => {
  const used = commands.map(({ action }) => action);
  expect(listAllowed(OPERATOR).filter((action) => !used.includes(action))).toEqual([]);
});

test('bulwark-deployment and bulwark-operator cannot do what bulwark-teardown is made for', () => {
  const evidence = [
    'backup:DeleteRecoveryPoint',
    'kms:ScheduleKeyDeletion',
    'rds:DeleteDBClusterSnapshot',
    's3:DeleteObject',
  ];
  for (const action of evidence) {
    expect(allowsOnSomething(TEARDOWN, action)).toBe(true);
    expect(allowsOnSomething(OPERATOR, action)).toBe(false);
    expect(allowsOnSomething(findBootstrapPolicy('bulwark-deployment'), action)).toBe(false);
  }
});

/** Whether a policy allows an action on a resource that one of its statements names. */
function allowsOnSomething(policy: PolicyDocument, action: string): boolean {
  const context = { 'aws:RequestedRegion': 'eu-central-1' };
  const resources = policy.Statement.flatMap(({ Resource }) => listTexts(Resource));
  return resources.some((resource) => evaluatePolicy(policy, { action, resource, context }).isAllowed);
}

function listAllowed(policy: PolicyDocument): readonly string[] {
  return policy.Statement.flatMap(({ Action }) => listTexts(Action));
}
