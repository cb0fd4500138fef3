import { beforeAll, describe, expect, test } from '@jest/globals';
import { findBootstrapPolicy, type PolicyDocument } from './bootstrap-policies';
import { type DeployCommand, listDeployCommands, listRunbooks, readChapter } from './deploy-commands';
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
    const places = chapters.map((chapter) => `chapter ${chapter}`);
    const denied = commands
      .filter(({ place, isRead }) => places.includes(place) && !isRead)
      .filter(({ action }) => !allowsOnSomething(policy, action));
    expect(denied.map(describeNeed)).toEqual([]);
  });

  test('chapters 2, 4 and 10 without more', () => {
    const places = ['chapter 2', 'chapter 4', 'chapter 10'];
    expect(commands.filter(({ place, isRead }) => places.includes(place) && !isRead)).toEqual([]);
  });
});

describe('each command of a runbook only reads, or the page says who may run it', () => {
  test.each(listRunbooks())('%s', (name, text) => {
    const denied = commands
      .filter(({ place, isRead }) => place === name && !isRead)
      .filter(({ action }) => !isPermittedByPage(name, text, action));
    expect(denied.map(describeNeed)).toEqual([]);
  });
});

/** A runbook is for the operator, unless it names an administrator, another policy, or the action itself. */
function isPermittedByPage(name: string, text: string, action: string): boolean {
  if (name === 'stuck-stacks.md') return /an administrator does this/.test(text);
  if (text.includes('bulwark-teardown')) return allowsOnSomething(TEARDOWN, action);
  return allowsOnSomething(OPERATOR, action) || text.includes(`\`${action}\``);
}

function describeNeed({ place, command, action }: DeployCommand): string {
  return `${place}: ${command} needs ${action}`;
}

test('bulwark-operator allows only what chapters 6 and 8 and the runbooks use', () => {
  const used = commands.map(({ action }) => action);
  expect(listAllowed(OPERATOR).filter((action) => !used.includes(action))).toEqual([]);
});

/** What bulwark-teardown allows besides the actions that commands have the names of. */
const ALONGSIDE = [
  // `aws s3api delete-object` with --bypass-governance-retention and --version-id.
  's3:BypassGovernanceRetention',
  's3:DeleteObjectVersion',
  // Takes back a deletion that was scheduled by mistake; the runbooks show the command.
  'kms:CancelKeyDeletion',
];

test('bulwark-teardown allows only what chapter 9 and restore.md delete', () => {
  const used = commands
    .filter(({ place }) => place === 'chapter 9' || place === 'restore.md')
    .map(({ action }) => action);
  expect(listAllowed(TEARDOWN).filter((action) => ![...used, ...ALONGSIDE].includes(action))).toEqual([]);
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
