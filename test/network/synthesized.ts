import { Template } from 'aws-cdk-lib/assertions';
import { Network } from '../../lib/network/network';
import type { Settings } from '../../lib/settings/settings';
import { foundations, sandboxSettings, testApp, testStack } from '../scaffold';

/** A network in a stack of its own, with what it is handed. */
export function networkIn(settings: Settings = sandboxSettings, app = testApp()) {
  const stack = testStack(settings, app);
  const network = new Network(stack, 'Network', { ...foundations(stack, settings), settings });
  return { stack, network };
}

/** The template of a network alone. */
export function networkTemplate(settings: Settings = sandboxSettings): Template {
  return Template.fromStack(networkIn(settings).stack);
}

/** The properties of the only resource of a type whose logical id starts as given. */
export function propertiesOf(template: Template, type: string, startsWith = ''): Record<string, unknown> {
  const found = Object.entries(template.findResources(type)).filter(([id]) => id.startsWith(startsWith));
  const only = found[0];
  if (found.length !== 1 || only === undefined) throw new Error(`${found.length} ${type} start with "${startsWith}"`);
  return only[1]['Properties'];
}
