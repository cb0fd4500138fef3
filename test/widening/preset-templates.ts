import type { IPolicyValidationContext, IPolicyValidationPlugin } from 'aws-cdk-lib';
import { Validations } from 'aws-cdk-lib';
import { Backend } from '../../lib/backend';
import { readAppTemplates } from '../../packages/gate/src/templates/app-templates';
import type { StackTemplate } from '../../packages/gate/src/templates/template';
import { createTestApp, productionSettings, sandboxSettings } from '../scaffold';

/** Synthesizes both presets and reads their templates as the gate does. */
export function readPresetTemplates(): readonly StackTemplate[] {
  let templates: readonly StackTemplate[] = [];
  const reader: IPolicyValidationPlugin = {
    name: 'TemplateReader',
    validate: (context: IPolicyValidationContext) => {
      templates = readAppTemplates(context).stacks.map(({ source }) => source);
      return { success: true, violations: [] };
    },
  };
  // A reviewer reads paths of constructs, as in an app.
  const app = createTestApp({ 'aws:cdk:enable-path-metadata': true });
  for (const settings of [sandboxSettings, productionSettings]) new Backend(app, settings.name, { settings });
  Validations.of(app).addPlugins(reader);
  app.synth();
  return templates;
}
