import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Template } from '@bulwark/gate/templates';
import { App } from 'aws-cdk-lib';
import { Backend } from '../../lib/backend';
import type { Settings } from '../../lib/settings/settings';

/** The templates of one environment by the names of their stacks. */
export type Assembly = Readonly<Record<string, Template>>;

/**
 * Synthesizes one environment as `cdk synth` does, with the context of cdk.json. It neither bundles functions nor runs
 * the gate, because the templates are not deployed.
 */
export function synthesize(settings: Settings): Assembly {
  const { context }: { context: Record<string, unknown> } = JSON.parse(
    readFileSync(join(__dirname, '..', '..', 'cdk.json'), 'utf8'),
  );
  const outdir = mkdtempSync(join(tmpdir(), 'bulwark-assembly-'));
  process.env['CDK_VALIDATION'] = 'false';
  try {
    const app = new App({ outdir, context: { ...context, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
    new Backend(app, settings.name, { settings });
    return Object.fromEntries(app.synth().stacks.map(({ stackName, template }) => [stackName, template]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
