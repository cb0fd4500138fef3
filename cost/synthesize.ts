import type { Template } from '@bulwark/gate/templates';
import { App } from 'aws-cdk-lib';
import { suppressAcceptedFindings } from '../bin/suppress-accepted-findings';
import { Backend } from '../lib/backend';
import type { Settings } from '../lib/settings/settings';
import type { EnvironmentTemplates } from './estimate';

/**
 * Synthesizes environments without the gate, which changes no template.
 *
 * @param context of the app, feature flags included
 * @param outdir folder for the templates. @default - a temporary folder
 */
export function synthesizeEnvironments(
  environments: readonly Settings[],
  context: Readonly<Record<string, unknown>>,
  outdir?: string,
): readonly EnvironmentTemplates[] {
  const app = new App({
    context,
    // `npm run gate` validates the templates. It takes seconds, and changes none.
    builtinCloudFormationValidation: false,
    ...(outdir === undefined ? {} : { outdir }),
  });
  for (const settings of environments) suppressAcceptedFindings(new Backend(app, settings.name, { settings }));
  const { stacks } = app.synth();
  return environments.map(({ name, region, account }) => ({
    name,
    region,
    stacks: stacks
      .filter(({ hierarchicalId }) => hierarchicalId.startsWith(`${name}/`))
      .map(({ hierarchicalId, templateFile, template }) => {
        const parsed: Template = template;
        return { path: hierarchicalId, file: templateFile, template: parsed, account, region };
      }),
  }));
}
