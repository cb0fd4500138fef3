import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { createGatePolicy } from '../../bin/gate-policy';
import { Backend } from '../../lib/backend';
import { collectFacts } from '../../packages/gate/src/assessment/facts';
import { loadTemplates } from '../../packages/gate/src/cli/foreign-templates';
import { ComplianceGate } from '../../packages/gate/src/engine/compliance-gate';
import type { DeploymentReader } from '../../packages/gate/src/engine/deployments';
import type { GateResult } from '../../packages/gate/src/engine/gate-result';
import { createPacks } from '../../packages/gate/src/engine/known-packs';
import { compareExposure } from '../../packages/gate/src/reports/difference/compare-exposure';
import { NoTemplateFindings, runSilently } from '../../packages/gate/test/quiet-gate';
import { createTestApp, productionSettings, sandboxSettings } from '../scaffold';

const presets = [sandboxSettings, productionSettings];
const folder = mkdtempSync(join(tmpdir(), 'bulwark-assembly-'));

function judge(app: App, readDeployments?: DeploymentReader): GateResult {
  const gate = new ComplianceGate({
    packs: createPacks(),
    today: '2026-11-23',
    templates: new NoTemplateFindings(),
    policy: createGatePolicy(presets),
    ...(readDeployments && { readDeployments }),
  });
  gate.register(app);
  runSilently(() => app.synth());
  if (gate.result === undefined) throw new Error(String(gate.failure));
  return gate.result;
}

function createApp(outdir: string): App {
  const context = {
    ...createTestApp().node.getAllContext(),
    'aws:cdk:enable-path-metadata': true,
    '@aws-cdk/core:failSynthOnValidationErrors': false,
  };
  return new App({ outdir, context });
}

const listFindings = ({ findings }: GateResult) => findings.map(({ id, path }) => `${id} ${path}`).sort();

describe('a cloud assembly that is judged by its files has the findings of the app', () => {
  let native: GateResult;
  let foreign: GateResult;

  beforeAll(() => {
    const app = createApp(join(folder, 'app'));
    for (const settings of presets) new Backend(app, settings.name, { settings });
    const stack = new Stack(app, 'Nesting');
    new CfnQueue(new NestedStack(new NestedStack(stack, 'Outer'), 'Inner'), 'Queue', { sqsManagedSseEnabled: false });
    native = judge(app);
    const loader = createApp(join(folder, 'foreign'));
    const { readDeployments } = loadTemplates(loader, [join(folder, 'app')]);
    foreign = judge(loader, readDeployments);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('of the same rules, with the same details, on the same paths', () => {
    expect(listFindings(foreign)).toEqual(listFindings(native));
    expect(native.findings.length).toBeGreaterThan(50);
    expect(listFindings(native)).toContain('AwsSolutions-SQS2 Nesting/Outer/Inner/Queue');
  });

  test('and of the same resources', () => {
    const list = ({ resources }: GateResult) =>
      resources.map(({ path, resource: { type } }) => `${path} ${type}`).sort();
    expect(list(foreign)).toEqual(list(native));
  });

  test('and is no change of exposure', () => {
    const read = ({ resources, templates }: GateResult) => {
      const paths = new Map(resources.map(({ path, resource }) => [resource, path]));
      return collectFacts(templates, (resource) => paths.get(resource) ?? resource.path);
    };
    expect(compareExposure(read(native), read(foreign))).toEqual({ changes: [], renames: new Map() });
  });
});
