import { expect, test } from '@jest/globals';
import type { FactRecord } from '../../packages/gate/src/assessment/fact-record';
import { readResourceFacts } from '../../packages/gate/src/assessment/facts';
import { compareExposure } from '../../packages/gate/src/reports/difference/compare-exposure';
import type { ResourceDeclaration, StackTemplate } from '../../packages/gate/src/templates/template';
import { TemplateSet } from '../../packages/gate/src/templates/template-set';
import { buildMutants, type Mutant } from '../mutants/mutants';
import { readPresetTemplates } from './preset-templates';
import { readAt } from './widening';

/** Parts whose removal or change opens nothing: names, descriptions, sizes, code. */
const HARMLESS_NAMES = [
  ...['AlarmName', 'DashboardBody', 'DashboardName', 'Family', 'OperationName', 'Path', 'PolicyName'],
  ...[
    'Architectures\\S*',
    'Code\\S*',
    'DBInstanceClass',
    'Handler',
    'MemorySize',
    'ServerlessV2ScalingConfiguration\\S*',
    'Timeout',
  ],
  ...['CopyTagsToSnapshot', 'HealthCheck\\w+', 'Preferred\\w+Window', '\\S*Description'],
  ...['Comment', 'Sid', 'TimeoutInMillis', 'Unit', 'Version', 'description', 'title'].map((name) => `\\S*\\.${name}`),
];
const HARMLESS = new RegExp(`^\\S+ Properties(?: removed$|\\.(?:${HARMLESS_NAMES.join('|')})(?: |$))`);

/** The template of one resource of each type. */
function selectOneOfEachType(templates: readonly StackTemplate[]): readonly StackTemplate[] {
  const seen = new Set<string>();
  return templates.map((stack) => ({
    ...stack,
    template: {
      ...stack.template,
      Resources: Object.fromEntries(
        Object.entries(stack.template.Resources ?? {}).filter(([, { Type }]) => !seen.has(Type) && seen.add(Type)),
      ),
    },
  }));
}

/** Values that a service takes as well when nothing is written, or that say nothing. */
const DEFAULTS: readonly unknown[] = [false, 'Delete', 'DISABLED', 'INACTIVE', 'NONE', 'notBreaching'];
/** CDK's rule that matches nothing, and the second port of a rule for one port. */
const NO_PORTS = /^AWS::EC2::SecurityGroup(?:\w+)? Properties\.(?:SecurityGroupEgress\.\d+\.\w+|ToPort) /;

function isHarmless({ type, path, change }: Mutant, resource: ResourceDeclaration): boolean {
  const what = `${type} ${path} ${change}`;
  const value = readAt(resource, path.split('.'));
  const isDefault = change === 'removed' && (DEFAULTS.includes(value) || JSON.stringify(value) === '[]');
  return isDefault || HARMLESS.test(what) || NO_PORTS.test(what);
}

test('every property that is removed or weakened has a sentence', () => {
  const read = (stack: StackTemplate, logicalId: string, resource: ResourceDeclaration): FactRecord[] => {
    const single = { ...stack, template: { ...stack.template, Resources: { [logicalId]: resource } } };
    return new TemplateSet([single]).resources.map((one) => readResourceFacts(one, ({ path }) => path));
  };
  const mutants = selectOneOfEachType(readPresetTemplates()).flatMap((stack) =>
    buildMutants(stack.path, stack.template).flatMap((mutant) => {
      const resource = stack.template.Resources?.[mutant.logicalId];
      return resource === undefined ? [] : [{ ...mutant, stackTemplate: stack, resource }];
    }),
  );
  expect(mutants.length).toBeGreaterThan(1500);
  const silent = mutants.filter(({ stackTemplate, resource, logicalId, mutated, ...mutant }) => {
    const before = read(stackTemplate, logicalId, resource);
    const { changes } = compareExposure(before, read(stackTemplate, logicalId, mutated));
    return changes.length === 0 && !isHarmless({ logicalId, mutated, ...mutant }, resource);
  });
  expect(silent.map(({ type, path, change }) => `${type} ${path} ${change}`)).toEqual([]);
});
