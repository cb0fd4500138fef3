import { describe, expect, test } from '@jest/globals';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { RunbookAlarm } from '../../lib/audit/runbook-alarm';
import { Backend } from '../../lib/backend';
import { DETECTIONS } from '../../lib/detection/detections/detections';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { readMarkdownFile } from '../docs/markdown-files';
import { createProductionDraft, createSandboxDraft, createTestApp, parseDraft } from '../scaffold';
import { listResources, synthStacks } from './synthesized-stacks';

const DOMAIN = {
  name: 'api.example.com',
  certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
};

/** Both presets, with every setting that adds an alarm. */
const DRAFTS: readonly EnvironmentDraft[] = [createSandboxDraft(), createProductionDraft()].map((draft) => ({
  ...draft,
  api: { ...Object(draft['api']), domain: DOMAIN, canary: true },
}));

const environments = DRAFTS.map((draft) => {
  const settings = parseDraft(draft);
  const alarms = synthStacks(settings).flatMap((stack) =>
    Object.entries(listResources(stack))
      .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
      .map(([id, { Properties = {} }]) => ({ id: `${stack.stackName} ${id}`, properties: Properties })),
  );
  return { name: settings.name, settings, alarms };
});

const alarms = environments.flatMap((environment) => environment.alarms);

/** Page and section of an alarm. */
function readRunbook(
  properties: Readonly<Record<string, unknown>>,
): readonly [page: string, anchor: string | undefined] {
  const found = /Runbook: (docs\/runbooks\/[a-z-]+\.md)(?:#([a-z-]+))?$/.exec(String(properties['AlarmDescription']));
  const [, page, anchor] = found ?? [];
  if (page === undefined) throw new Error(`names no runbook: ${String(properties['AlarmDescription'])}`);
  return [page, anchor];
}

/** Lists the anchors of a page as GitHub generates them. */
function listAnchors(page: string): string[] {
  return [...readMarkdownFile(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title.toLowerCase().replaceAll(' ', '-'),
  );
}

describe('every alarm of the presets', () => {
  test.each(environments)('of $name is a RunbookAlarm', ({ settings }) => {
    const backend = new Backend(createTestApp(), settings.name, { settings });
    const all = backend.node.findAll().filter((construct) => CfnAlarm.isCfnAlarm(construct));
    const others = all.filter(({ node }) => !(node.scope?.node.scope instanceof RunbookAlarm));
    expect(all.length).toBeGreaterThan(50);
    expect(others.map(({ node }) => node.path)).toEqual([]);
  });

  test.each(alarms)('$id names an existing runbook and sends an alert', ({ properties }) => {
    const [page, anchor] = readRunbook(properties);
    const known = listAnchors(page);
    expect(known.length).toBeGreaterThan(0);
    if (anchor !== undefined) expect(known).toContain(anchor);
    expect(properties['AlarmActions']).toHaveLength(1);
    expect(properties['ActionsEnabled'] ?? true).toBe(true);
  });

  test.each(environments)('of $name has another name', (environment) => {
    const names = environment.alarms.map(({ properties }) => properties['AlarmName']);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(new RegExp(`^${environment.name}-[A-Z]\\w+-[\\w-]+$`));
  });
});

/** What a page for an alarm answers, and the headings or words that do. */
const ANSWERS: readonly (readonly [question: string, heading: RegExp])[] = [
  ['what was done automatically', /^## What was done automatically$|^- What was done automatically: /m],
  ['how to undo it', /^## How to undo$|^## Stop it and undo it$/m],
  ['which evidence to keep', /^## Evidence to keep$/m],
];

const pages = [
  ...new Set([
    ...alarms.map(({ properties }) => readRunbook(properties)[0]),
    ...DETECTIONS.map(({ runbook }) => `docs/runbooks/${runbook.replace(/#.*/, '')}`),
  ]),
];

describe.each(pages)('%s', (page) => {
  test.each(ANSWERS)('answers %s', (_question, heading) => {
    expect(readMarkdownFile(page)).toMatch(heading);
  });

  test('says before its first section what it means', () => {
    const [, introduction = ''] = /^# .+\n\n((?!#)[\s\S]+?)\n+(?:#|$)/.exec(readMarkdownFile(page)) ?? [];
    expect(introduction.length).toBeGreaterThan(40);
  });

  test('shows how to check: a command or a query', () => {
    expect(readMarkdownFile(page)).toMatch(/\baws [a-z0-9-]+ [a-z]|`?fields? @timestamp|filter @?\w+/);
  });
});
