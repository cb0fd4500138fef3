import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Backend } from '../../lib/backend';
import type { Settings } from '../../lib/settings/settings';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface StackTemplate {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
}

/** The templates of one environment by the name of their stacks. */
export type Assembly = Readonly<Record<string, StackTemplate>>;

/**
 * Synthesizes one environment as `cdk synth` would, with the context of cdk.json. Functions are not bundled and nothing is judged: here
 * the templates are run, not shipped.
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
