import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { suppressAcceptedFindings } from '../../bin/suppress-accepted-findings';
import { Backend } from '../../lib/backend';
import type { Settings } from '../../lib/settings/settings';
import { createTestApp } from '../scaffold';

export interface SynthesizedStack {
  /** Id within the environment: `Network`. */
  readonly id: string;
  readonly stackName: string;
  readonly template: Template;
}

/** Synthesizes every stack of an environment once, without bundling and without CloudFormation Validate. */
export function synthStacks(settings: Settings): readonly SynthesizedStack[] {
  const backend = new Backend(createTestApp(), settings.name, { settings });
  suppressAcceptedFindings(backend);
  return backend.node.children
    .filter((child) => Stack.isStack(child))
    .map((stack) => ({ id: stack.node.id, stackName: stack.stackName, template: Template.fromStack(stack) }));
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** Lists the resources of a template by logical id. */
export function listResources({ template }: SynthesizedStack): Readonly<Record<string, Resource>> {
  const json: { Resources?: Record<string, Resource> } = template.toJSON();
  return json.Resources ?? {};
}
