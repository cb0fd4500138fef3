import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Backend } from '../../lib/backend';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import {
  compareLeftovers,
  findLeftovers,
  type ListedLeftover,
  selectLeftovers,
} from '../../rehearsal/checks/leftovers';
import { AssemblyTemplates } from '../../rehearsal/cloud/templates';
import { createProductionDraft, createSandboxDraft, createTestApp, parseDraft } from '../scaffold';

const LISTED: readonly ListedLeftover[] = JSON.parse(
  readFileSync(join(__dirname, '../../rehearsal/leftovers.json'), 'utf8'),
);

/** What the templates of an environment retain when its stacks are deleted. */
function listRetained(draft: EnvironmentDraft) {
  const settings = parseDraft(draft);
  const app = createTestApp();
  app.node.setContext('aws:cdk:enable-path-metadata', true);
  app.node.setContext('aws:cdk:disable-stack-trace', true);
  new Backend(app, settings.name, { settings });
  const assembly = app.synth();
  const templates = new AssemblyTemplates(
    new Map(assembly.stacks.map(({ stackName, template }) => [stackName, template])),
  );
  const stacks = Object.fromEntries(
    [...templates.stacks.keys()].map((stack) => {
      const retained = templates
        .all()
        .filter((each) => each.stack === stack && String(each.definition['DeletionPolicy']).startsWith('Retain'));
      const events = retained.map(({ logicalId }) => ({
        logicalId,
        type: '',
        physicalId: '',
        reason: '',
        status: 'DELETE_SKIPPED',
      }));
      return [stack, { status: 'DELETE_COMPLETE', resources: [], events }];
    }),
  );
  return findLeftovers(settings.name, stacks, templates);
}

function changeSection(draft: EnvironmentDraft, section: string, changes: object): EnvironmentDraft {
  return { ...draft, [section]: { ...Object(draft[section]), ...changes } };
}

describe('rehearsal/leftovers.json lists what the templates retain', () => {
  test.each<[string, EnvironmentDraft]>([
    ['a sandbox with another name', { ...createSandboxDraft(), name: 'playground' }],
    ['production', createProductionDraft()],
    ['production with a proxy and monitoring off', withoutExtras(createProductionDraft())],
    [
      'a second environment of the account',
      changeSection(createSandboxDraft(), 'api', { manageAccountLogging: false }),
    ],
    [
      'an environment without a trail of its own',
      changeSection(createProductionDraft(), 'audit', { trail: 'elsewhere' }),
    ],
    [
      'a restored database',
      changeSection(createSandboxDraft(), 'data', { generation: 7, restoreFrom: { cluster: 'a' } }),
    ],
  ])('of %s', (_environment, draft) => {
    const listed = selectLeftovers(LISTED, parseDraft(draft));
    expect(compareLeftovers(listRetained(draft), listed)).toBe(`${listed.length} as listed in leftovers.json`);
  });
});

function withoutExtras(draft: EnvironmentDraft): EnvironmentDraft {
  const off = { enabled: false, reason: 'Neither is needed by the test of what is left behind.' };
  return changeSection(draft, 'data', { proxy: off, monitoring: off });
}
