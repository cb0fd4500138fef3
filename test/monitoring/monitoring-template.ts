import type { Template } from 'aws-cdk-lib/assertions';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { synthStacks } from '../app/synthesized-stacks';
import { parseDraft } from '../scaffold';

/** The stack Monitoring of a draft, and the stacks that it changes. */
export function synthMonitoring(
  draft: EnvironmentDraft,
): Readonly<Record<'Monitoring' | 'Audit' | 'Encryption', Template>> {
  const stacks = synthStacks(parseDraft(draft));
  const find = (name: string): Template => {
    const stack = stacks.find(({ id }) => id === name);
    if (stack === undefined) throw new Error(`no stack ${name}`);
    return stack.template;
  };
  return { Monitoring: find('Monitoring'), Audit: find('Audit'), Encryption: find('Encryption') };
}

/** A draft with other fields in one section. */
export function changeSection(draft: EnvironmentDraft, section: string, fields: object): EnvironmentDraft {
  return { ...draft, [section]: { ...Object(draft[section]), ...fields } };
}
