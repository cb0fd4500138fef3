import { Template } from 'aws-cdk-lib/assertions';
import { Network } from '../../lib/network/network';
import type { Settings } from '../../lib/settings/settings';
import { createSharedResources, createTestApp, createTestStack, sandboxSettings } from '../scaffold';

/** Creates a network in a stack with the resources that it needs. */
export function createNetwork(settings: Settings = sandboxSettings, app = createTestApp()) {
  const stack = createTestStack(settings, app);
  const network = new Network(stack, 'Network', { ...createSharedResources(stack, settings), settings });
  return { stack, network };
}

/** Synthesizes a network. */
export function synthNetwork(settings: Settings = sandboxSettings): Template {
  return Template.fromStack(createNetwork(settings).stack);
}

/** Finds the properties of the only resource of a type whose logical id starts with a prefix. */
export function findProperties(template: Template, type: string, startsWith = ''): Record<string, unknown> {
  const found = Object.entries(template.findResources(type)).filter(([id]) => id.startsWith(startsWith));
  const only = found[0];
  if (found.length !== 1 || only === undefined) throw new Error(`${found.length} ${type} start with "${startsWith}"`);
  return only[1]['Properties'];
}
