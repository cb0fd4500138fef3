import type { AppEnvironmentRecord, AppRecord, CostRecord, DetectionRecord, PlaybookRecord } from '@bulwark/gate';
import type { TemplateResource, TemplateSet } from '@bulwark/gate/templates';
import { estimateEnvironment } from '../cost/estimate';
import { FINDING_ENDS } from '../lambda/response/findings/finding-ends';
import { PLAYBOOK_NAMES, type PlaybookName } from '../lambda/response/playbooks/playbook-name';
import { DETECTIONS } from '../lib/detection/detections/detections';
import { listExampleValues } from '../lib/settings/example-values';
import { formatPath } from '../lib/settings/format-value';
import type { Settings } from '../lib/settings/settings';

/** Describes costs, detections and playbooks of the environments for the report, as the templates have them. */
export function describeApp(environments: readonly Settings[], templates: TemplateSet): AppRecord {
  return {
    reproduce: 'npm ci && npm run synth',
    gate: 'npm run --silent gate --',
    notices: environments.flatMap(describeExamples),
    environments: environments.map((settings): AppEnvironmentRecord => {
      const resources = templates.resources.filter(({ stack }) => stack.path.startsWith(`${settings.name}/`));
      return {
        environment: settings.name,
        cost: describeCost(settings, templates),
        detections: describeDetections(resources),
        playbooks: describePlaybooks(settings, resources),
      };
    }),
  };
}

/** CloudFormation refuses an environment with example values: lib/example-value-guard.ts. */
function describeExamples(settings: Settings): readonly string[] {
  const fields = listExampleValues(settings).map(({ path }) => formatPath(path).slice(1));
  if (fields.length === 0) return [];
  return [
    `Set your own values for ${settings.name} in bin/environments.ts. CloudFormation refuses these examples: ${fields.join(', ')}.`,
  ];
}

function describeCost({ name, region }: Settings, { stacks }: TemplateSet): CostRecord {
  const own = stacks.filter(({ path }) => path.startsWith(`${name}/`)).map(({ source }) => source);
  const basis = 'an idle month at list price, without tax, discount and free tier';
  const result = estimateEnvironment({ name, region, stacks: own });
  if (!result.ok) {
    const notes = result.problems.map(({ resource, type, reason }) => `No total: ${resource} (${type}): ${reason}.`);
    return { basis, lines: [], notes };
  }
  const { totalUsd, lines } = result.estimate;
  return {
    basis,
    totalUsd,
    lines: lines.map(({ resource, what, monthlyUsd, quantity, unit, unitUsd, source }) => ({
      resource,
      what,
      monthlyUsd,
      calculation: `${Number(quantity.toPrecision(6))} ${unit} at ${unitUsd} USD`,
      source,
    })),
    notes: ['Requests, traffic and logs of users are not in it. npm run cost lists their prices and every assumption.'],
  };
}

/** The detections that the templates have: where the trail is elsewhere, some are left out. */
function describeDetections(resources: readonly TemplateResource[]): DetectionRecord[] {
  const deployed = new Set(
    resources
      .filter(({ type }) => type === 'AWS::CloudWatch::Alarm' || type === 'AWS::Events::Rule')
      .map(({ path }) =>
        path
          .replace(/(\/Resource)+$/, '')
          .split('/')
          .at(-1),
      ),
  );
  return DETECTIONS.filter(({ id }) => deployed.has(id)).map(({ id, title, techniques, severity, form, runbook }) => ({
    id,
    title,
    techniques,
    severity,
    form: form.kind,
    runbook: `docs/runbooks/${runbook}`,
  }));
}

const TITLES: Readonly<Record<PlaybookName, string>> = {
  'contain-function': 'Stops a function and ends every session of its role.',
  'block-address': 'Blocks an address at the web ACL of the API for some hours.',
  'disable-user': 'Disables a user and ends their sessions.',
  'quarantine-credential': 'Deactivates an access key, or denies a role every call.',
  'restore-trail': 'Restores the settings of the trail and starts it again.',
  'preserve-database': 'Keeps a snapshot of the database and cuts off every client.',
};

function describePlaybooks(settings: Settings, resources: readonly TemplateResource[]): PlaybookRecord[] {
  const { automatic, approvalMinutes } = settings.response;
  const machines = new Set(
    resources
      .filter(({ type }) => type === 'AWS::StepFunctions::StateMachine')
      .map((resource) => resource.at('StateMachineName').raw),
  );
  return PLAYBOOK_NAMES.filter((name) => machines.has(`${settings.name}-${name}`)).map((name) => ({
    name,
    title: TITLES[name],
    trigger: describeTrigger(name),
    approval: automatic.includes(name) ? 'acts at once' : `waits ${approvalMinutes} minutes for an approval`,
    runbook: `docs/runbooks/playbooks/${name}.md`,
  }));
}

function describeTrigger(name: PlaybookName): string {
  const ends = FINDING_ENDS.filter(({ playbooks }) => playbooks.includes(name));
  const types = ends.reduce((sum, end) => sum + end.types.length, 0);
  return `${types} ${types === 1 ? 'type' : 'types'} of findings. ${ends.map(({ why }) => why).join(' ')}`;
}
