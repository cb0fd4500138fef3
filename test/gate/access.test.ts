import { describe, expect, test } from '@jest/globals';
import { CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { suppressAcceptedFindings } from '../../bin/suppress-accepted-findings';
import { Backend } from '../../lib/backend';
import type { Settings } from '../../lib/settings/settings';
import { collectAccess } from '../../packages/gate/src/access/collect-access';
import { TemplateSet } from '../../packages/gate/src/templates/template-set';
import { createTestApp, productionSettings, sandboxSettings } from '../scaffold';

/** The answers about an environment: principals with what they may do, without the name of the environment. */
function answer(settings: Settings): ReadonlyMap<string, readonly string[]> {
  const { account, region, name } = settings;
  const backend = new Backend(createTestApp(), name, { settings });
  suppressAcceptedFindings(backend);
  const stacks = backend.node.children.filter((child) => Stack.isStack(child));
  const paths = new Map(
    stacks.flatMap((stack) =>
      stack.node
        .findAll()
        .filter((node) => CfnResource.isCfnResource(node))
        .map((node) => [`${stack.node.path} ${String(stack.resolve(node.logicalId))}`, node.node.path] as const),
    ),
  );
  const templates = new TemplateSet(
    stacks.map((stack) => ({
      path: stack.node.path,
      stackName: stack.stackName,
      file: stack.templateFile,
      account,
      region,
      template: Template.fromStack(stack).toJSON(),
    })),
  );
  const [record] = collectAccess(
    templates,
    ({ stack, logicalId, path }) => paths.get(`${stack.path} ${logicalId}`) ?? path,
  );
  const shorten = (path: string): string => path.replace(`${name}/`, '').replace(/(\/Resource)+$/, '');
  return new Map(
    record?.answers.map(({ id, allowed }) => [
      shorten(id),
      allowed.map(({ principal, actions, conditions }) => {
        const when = conditions.length === 0 ? '' : ` if ${conditions.join(' and ')}`;
        return `${shorten(principal)}: ${actions.join(', ')}${when}`;
      }),
    ]),
  );
}

const TENANT_KEY = 'kms:EncryptionContext:purpose is tenant-key and kms:EncryptionContext:tenant is present';

describe.each([
  ['sandbox', answer(sandboxSettings)],
  ['production', answer(productionSettings)],
])('%s', (_name, answers) => {
  test('subject data is decrypted by reading, writing and the tasks of tenants, and only with the tenant in the context', () => {
    expect(answers.get('decrypt:Encryption/Keys/Subjects')).toEqual([
      `account 111122223333: kms:Decrypt if an identity policy outside of the templates allows it and ${TENANT_KEY}`,
      `Api/Functions/Read/Role: kms:Decrypt if ${TENANT_KEY}`,
      `Api/Functions/Write/Role: kms:Decrypt if ${TENANT_KEY}`,
      `Data/TenantTasks/Function/Role: kms:Decrypt if ${TENANT_KEY}`,
    ]);
  });

  test('only the playbook that restores the trail can change it, and nobody can stop or delete it', () => {
    expect(answers.get('change:Audit/Trail')).toEqual([
      'Response/Playbooks/RestoreTrail/Role: cloudtrail:UpdateTrail, cloudtrail:PutEventSelectors, cloudtrail:PutInsightSelectors',
    ]);
  });

  test('nobody can delete from the log archive, or change its protection', () => {
    expect(answers.get('delete:Audit/Archive')).toEqual([]);
    expect(answers.get('change:Audit/Archive')).toEqual([]);
  });

  test('nobody can change an alarm, a topic of alerts or a web ACL', () => {
    expect([...answers.keys()].filter((id) => id.startsWith('change:Audit/CloudTrailAlarms/'))).toEqual([]);
    expect(answers.get('change:Audit/Alerts')).toEqual([]);
    expect(answers.get('change:Api/WebAcl/Acl')).toEqual([]);
  });

  test('no role can get the permissions of another one', () => {
    expect([...answers.keys()].filter((id) => id.startsWith('act-as:'))).toEqual([]);
    const changes = [...answers].filter(([id]) => /^change:.*Role$/.test(id)).flatMap(([, allowed]) => allowed);
    // Containment attaches a policy that denies everything.
    for (const change of changes) expect(change).toMatch(/ if iam:PolicyARN is arn:aws:iam::aws:policy\/AWSDenyAll$/);
  });

  test('each function signs in to the database with its own user', () => {
    // In production, functions connect to the proxy, which signs in to the cluster with all of their users.
    const users = [...answers]
      .filter(([id]) => id.startsWith('connect:'))
      .flatMap(([, allowed]) => allowed)
      .filter((line) => !line.startsWith('Data/Database/Proxy/Role'))
      .sort();
    expect(users.map((line) => line.replace(/: .*\//, ' '))).toEqual([
      'Api/Functions/Erase/Role bulwark_erase',
      'Api/Functions/Read/Role bulwark_read',
      'Api/Functions/Write/Role bulwark_write',
      'Data/Keeper/Function/Role bulwark_keeper',
      'Data/Migration/Function/Role bulwark_master',
      'Data/TenantTasks/Function/Role bulwark_tenants',
    ]);
  });
});
