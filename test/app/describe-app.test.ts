import { TemplateSet } from '@bulwark/gate/templates';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { describeApp } from '../../bin/describe-app';
import { environments } from '../../bin/environments';
import { readContextWithoutBundling } from '../../bin/read-context';
import { type EnvironmentTemplates, estimateEnvironment } from '../../cost/estimate';
import { synthesizeEnvironments } from '../../cost/synthesize';
import { PLAYBOOK_NAMES } from '../../lambda/response/playbooks/playbook-name';
import { DETECTIONS } from '../../lib/detection/detections/detections';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { Settings } from '../../lib/settings/settings';

let settings: readonly Settings[];
let synthesized: readonly EnvironmentTemplates[];
beforeAll(() => {
  const parsed = parseSettings(environments, '2026-11-27');
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  settings = parsed.environments;
  synthesized = synthesizeEnvironments(settings, readContextWithoutBundling());
});

/** Describes the app, with some resources left out of the templates. */
function describeWithout(isLeftOut: (type: string) => boolean = () => false) {
  const stacks = synthesized.flatMap((environment) => environment.stacks);
  const templates = new TemplateSet(
    stacks.map(({ template, ...stack }) => {
      const kept = Object.entries(template.Resources ?? {}).filter(([, { Type }]) => !isLeftOut(Type));
      return { ...stack, template: { ...template, Resources: Object.fromEntries(kept) } };
    }),
  );
  return describeApp(settings, templates);
}

describe('describeApp', () => {
  test('has the cost that npm run cost prints, line by line', () => {
    const described = describeWithout().environments.map(({ environment, cost }) => ({
      environment,
      total: cost?.totalUsd,
      lines: cost?.lines.map(({ resource, what, monthlyUsd }) => ({ resource, what, monthlyUsd })),
    }));
    const estimated = synthesized.map((environment) => {
      const result = estimateEnvironment(environment);
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      const { totalUsd, lines } = result.estimate;
      return {
        environment: environment.name,
        total: totalUsd,
        lines: lines.map(({ resource, what, monthlyUsd }) => ({ resource, what, monthlyUsd })),
      };
    });
    expect(described).toEqual(estimated);
  });

  test('has every detection that the templates have, and no other', () => {
    for (const { detections = [] } of describeWithout().environments) {
      expect(detections.map(({ id }) => id)).toEqual(DETECTIONS.map(({ id }) => id));
    }
    const withoutAlarms = describeWithout((type) => type === 'AWS::CloudWatch::Alarm');
    const rules = DETECTIONS.filter(({ form }) => form.kind === 'event rule').map(({ id }) => id);
    for (const { detections = [] } of withoutAlarms.environments) {
      expect(detections.map(({ id }) => id)).toEqual(rules);
    }
  });

  test('has every playbook that the templates have, with who decides', () => {
    for (const { playbooks = [] } of describeWithout().environments) {
      expect(playbooks.map(({ name }) => name)).toEqual(PLAYBOOK_NAMES);
      const approvals = new Map(playbooks.map(({ name, approval }) => [name, approval]));
      expect(approvals.get('block-address')).toBe('acts at once');
      expect(approvals.get('contain-function')).toBe('waits 60 minutes for an approval');
    }
    const without = describeWithout((type) => type === 'AWS::StepFunctions::StateMachine');
    expect(without.environments.flatMap(({ playbooks = [] }) => playbooks)).toEqual([]);
  });

  test('names the example values that CloudFormation refuses, and nothing once they are replaced', () => {
    const { notices = [] } = describeWithout();
    expect(notices).toHaveLength(settings.length);
    expect(notices[0]).toMatch(
      /^Set your own values for sandbox in bin\/environments\.ts\. .* account, alertEmails\[0\]/,
    );
    const own = settings.map((each) =>
      JSON.parse(
        JSON.stringify(each)
          .replaceAll('111122223333', '444455556666')
          .replace(/example/g, 'own'),
      ),
    );
    expect(describeApp(own, new TemplateSet([])).notices).toEqual([]);
  });

  test('names a resource without a price instead of a total', () => {
    const [environment] = synthesized;
    const [stack] = environment?.stacks ?? [];
    if (environment === undefined || stack === undefined) throw new Error('no stack');
    const resources = { Thing: { Type: 'AWS::Unknown::Thing' } };
    const templates = new TemplateSet([{ ...stack, template: { Resources: resources } }]);
    const [described] = describeApp(settings.slice(0, 1), templates).environments;
    expect(described?.cost?.totalUsd).toBeUndefined();
    expect(described?.cost?.notes[0]).toMatch(/^No total: .*AWS::Unknown::Thing/);
  });
});
