import { describe, expect, test } from '@jest/globals';
import { CfnResource, Stack } from 'aws-cdk-lib';
import { Backend } from '../../lib/backend';
import type { Settings } from '../../lib/settings/settings';
import { createProductionDraft, createTestApp, parseDraft, productionSettings, sandboxSettings } from '../scaffold';

const creation = parseDraft({ ...createProductionDraft(), protections: { phase: 'creation', until: '2027-01-31' } });

/**
 * Lists the protections that are on: those of the stacks, and every property with "Protection" in its name. With one of
 * them CloudFormation can neither roll back a failed creation nor delete the stack.
 */
function listActiveProtections(settings: Settings): string[] {
  const backend = new Backend(createTestApp(), settings.name, { settings });
  const stacks = backend.node.findAll().filter((construct) => Stack.isStack(construct));
  const ofStacks = stacks.filter(({ terminationProtection }) => terminationProtection === true);
  const ofResources = backend.node.findAll().flatMap((construct) => {
    if (!CfnResource.isCfnResource(construct)) return [];
    const { Resources }: { Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }> } =
      Stack.of(construct).resolve(construct._toCloudFormation());
    return Object.values(Resources).flatMap(({ Type, Properties = {} }) =>
      Object.entries(Properties)
        .filter(([name, value]) => /protection/i.test(name) && isOn(value))
        .map(([name]) => `${Type} ${name}`),
    );
  });
  return [...ofStacks.map(({ node }) => `stack ${node.id}`), ...ofResources].sort();
}

function isOn(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^(true|active|enabled)$/i.test(value));
}

const STACKS = ['Api', 'Audit', 'Data', 'Detection', 'Encryption', 'Identity', 'Monitoring', 'Network', 'Response'].map(
  (id) => `stack ${id}`,
);

describe('protections that CloudFormation cannot remove', () => {
  test('are all on in the phase protected', () => {
    expect(listActiveProtections(productionSettings)).toEqual([
      'AWS::Cognito::UserPool DeletionProtection',
      'AWS::RDS::DBCluster DeletionProtection',
      'AWS::Route53Resolver::FirewallRuleGroupAssociation MutationProtection',
      ...STACKS,
    ]);
  });

  test.each([
    ['in the phase creation, so that a failed first deployment can roll back', creation],
    ['in a sandbox, which may be deleted at any time', sandboxSettings],
  ])('are off %s', (_when, settings) => {
    expect(listActiveProtections(settings)).toEqual([]);
  });

  test('change nothing else: users and data of production are kept in each phase', () => {
    const listPolicies = (settings: Settings) => {
      const backend = new Backend(createTestApp(), settings.name, { settings });
      return backend.node.findAll().flatMap((construct) => {
        if (!CfnResource.isCfnResource(construct)) return [];
        const { deletionPolicy, updateReplacePolicy } = construct.cfnOptions;
        return [`${construct.node.path} ${deletionPolicy} ${updateReplacePolicy}`];
      });
    };
    expect(listPolicies(creation)).toEqual(listPolicies(productionSettings));
  });
});
