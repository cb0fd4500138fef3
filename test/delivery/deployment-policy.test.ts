import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { matchesPattern } from '../../packages/gate/src/templates/match-pattern';
import { findBootstrapPolicy } from './bootstrap-policies';
import { CLIENT_SECRET, synthesizeEnvironments, TRUSTSTORE } from './deployed-environments';
import { listKnownTypes, SCHEMA_VERSION } from './handler-permissions';
import { listNeededPermissions, type NeededPermission } from './needed-permissions';
import { evaluatePolicy, listTexts } from './policy-evaluation';
import { UNREACHED } from './unreached-permissions';

/** Parameters that chapter 3.1 of docs/deploy.md passes for these environments. */
const PARAMETERS = {
  ClientSecrets: `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${CLIENT_SECRET}-*`,
  Truststores: TRUSTSTORE,
};

const policy = findBootstrapPolicy('bulwark-deployment', PARAMETERS);
const environments = synthesizeEnvironments();
let needed: readonly NeededPermission[] = [];
let denied: readonly NeededPermission[] = [];

beforeAll(async () => {
  const resources = environments.flatMap(({ templates }) => templates.resources);
  needed = (await Promise.all(resources.map(listNeededPermissions))).flat();
  denied = needed.filter(({ request }) => !evaluatePolicy(policy, request).isAllowed);
});

describe('bulwark-deployment', () => {
  test('allows what CloudFormation needs to create, read, update and delete every resource of the templates', () => {
    const missing = denied.filter(
      ({ resource, request }) =>
        !UNREACHED.some((entry) => isListed(entry, resource.type, request.action) && !entry.isReached(resource)),
    );
    expect([...new Set(missing.map(describeDenial))]).toEqual([]);
  });

  test('denies nothing else: every exception is needed', () => {
    const unused = UNREACHED.flatMap(({ types, actions }) =>
      types.flatMap((type) =>
        actions
          .filter(
            (action) =>
              !denied.some((each) =>
                isListed({ types: [type], actions: [action] }, each.resource.type, each.request.action),
              ),
          )
          .map((action) => `${action} of ${type}`),
      ),
    );
    expect(unused).toEqual([]);
  });

  test('explains every exception in a sentence', () => {
    for (const { reason } of UNREACHED) expect(reason).toMatch(/^[A-Z].{15,}\.$/);
  });

  test('allows nothing that no resource needs', () => {
    const allowed = policy.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) =>
      listTexts(Action),
    );
    const unused = allowed.filter(
      (pattern) =>
        !NEEDED_BESIDES.has(pattern) &&
        !needed.some(({ request }) => matchesPattern(pattern.toLowerCase(), request.action.toLowerCase())),
    );
    expect(unused).toEqual([]);
  });
});

describe('handler-permissions.json', () => {
  test('comes from the version of cfn-lint that the rehearsal uses', () => {
    const requirements = readFileSync(join(__dirname, '..', '..', 'rehearsal', 'requirements.txt'), 'utf8');
    expect(/^cfn-lint==(\S+)/m.exec(requirements)?.[1]).toBe(SCHEMA_VERSION);
  });

  test('has no type that the templates lack', () => {
    const types = new Set(environments.flatMap(({ templates }) => templates.resources.map(({ type }) => type)));
    expect(listKnownTypes().filter((type) => !types.has(type))).toEqual([]);
  });
});

/** Allowed actions that no handler lists, and why they are needed. */
const NEEDED_BESIDES: ReadonlyMap<string, string> = new Map([
  [
    'acm:DescribeCertificate',
    'API Gateway may look the certificate of a custom domain up with the rights of the caller.',
  ],
  ['ssm:GetParameter', 'As ssm:GetParameters, for a version of CloudFormation that reads one parameter at a time.'],
  ['ssm:GetParameters', 'CloudFormation reads the version of the bootstrap, a parameter of every template.'],
]);

test('the version of the bootstrap, a parameter of every template, is readable', () => {
  const parameters = environments.flatMap(({ templates }) =>
    templates.stacks.map(({ source }) => source.template.Parameters?.['BootstrapVersion']?.Default),
  );
  expect([...new Set(parameters)]).toEqual(['/cdk-bootstrap/bulwark/version']);
  const resource = `arn:aws:ssm:eu-central-1:111122223333:parameter${parameters[0]}`;
  const context = { 'aws:RequestedRegion': 'eu-central-1' };
  expect(evaluatePolicy(policy, { action: 'ssm:GetParameters', resource, context }).isAllowed).toBe(true);
});

describe('without the parameters of chapter 3.1', () => {
  const narrow = findBootstrapPolicy('bulwark-deployment');

  test.each([
    ['no object outside of the asset bucket is read', 's3:GetObject'],
    ['no secret is read', 'secretsmanager:GetSecretValue'],
  ])('%s', (_promise, action) => {
    const requests = needed.filter(
      ({ request }) => request.action === action && !request.resource.includes('-assets-'),
    );
    expect(requests).not.toEqual([]);
    for (const { request } of requests) expect(evaluatePolicy(narrow, request).isAllowed).toBe(false);
  });
});

function isListed(
  entry: { types: readonly string[]; actions: readonly string[] },
  type: string,
  action: string,
): boolean {
  return entry.types.includes(type) && entry.actions.some((pattern) => matchesPattern(pattern, action));
}

function describeDenial({ resource, operation, request }: NeededPermission): string {
  const { sid = 'no statement allows it' } = evaluatePolicy(policy, request);
  return `${resource.type} ${resource.logicalId} ${operation}: ${request.action} on ${request.resource} (${sid})`;
}
