import { hash } from 'node:crypto';
import type { Assessment, ControlRecord, EvidenceRecord, FrameworkRecord } from '../compliance/assessment/assessment';
import { prose } from './markdown';
import { controlToken, NAMESPACE, uuidOf } from './oscal-id';
import { inventoryItems, observations, observedBy, risks } from './oscal-observations';
import { oneLine } from './text';

/** Stands where OSCAL wants a time and none was given, so that the same assessment gives the same bytes. It says nothing of when it was made. */
export const NO_TIME = '1970-01-01T00:00:00Z';
const OSCAL_VERSION = '1.2.1';

/**
 * Assessment results in NIST's OSCAL.
 *
 * @param at time of the judgement, as RFC 3339 with a time zone
 * @param written the assessment as JSON, of which the result's own id is made
 */
export function oscal(
  assessment: Assessment,
  at: string = NO_TIME,
  written: string = JSON.stringify(assessment, null, 2),
): object {
  const { environments, tool, frameworks, resources, stacks, packs } = assessment;
  const plan = uuidOf('plan', ...packs.map(({ name }) => name));
  const seen = observations(assessment, at);
  const items = inventoryItems(assessment);
  const accepted = risks(assessment);
  const observed = observedAmong(seen.map(({ uuid }) => uuid));
  const findings = frameworks.flatMap((framework) =>
    framework.controls.map((control) => findingOf(framework, control, observed)),
  );
  const digest = hash('sha256', written, 'hex');
  const named = prose(environments.join(' and ')) || 'templates';
  return {
    'assessment-results': {
      uuid: uuidOf('document', digest, at),
      metadata: {
        title: `Bulwark's assessment of ${named}`,
        'last-modified': at,
        version: assessment.version,
        'oscal-version': OSCAL_VERSION,
        remarks: at === NO_TIME ? 'No time was given: every time in here stands for none.' : `Judged at ${at}.`,
      },
      'import-ap': { href: `#${plan}` },
      results: [
        {
          uuid: uuidOf('result', digest, at),
          title: `Templates of ${named}`,
          description: `${resources.length} resources of ${stacks.length} templates, judged before they are deployed. It says nothing of what runs.`,
          start: at,
          props: [
            { name: 'verdict', ns: NAMESPACE, value: assessment.verdict.outcome },
            { name: 'version', ns: NAMESPACE, value: oneLine(`${tool.name} ${tool.version}`) },
          ],
          ...filled('local-definitions', items.length === 0 ? [] : [items], ([list]) => ({ 'inventory-items': list })),
          'reviewed-controls': { 'control-selections': selections(frameworks) },
          ...filled('observations', seen),
          ...filled('risks', accepted),
          ...filled('findings', findings),
        },
      ],
      'back-matter': {
        resources: [
          {
            uuid: plan,
            title: 'Rules of the packs',
            description: packs.map(({ name, rules }) => `${prose(name)}: ${rules} rules`).join('; ') || 'No pack.',
          },
        ],
      },
    },
  };
}

function filled<T>(name: string, list: readonly T[], shape: (list: readonly T[]) => unknown = (all) => all): object {
  return list.length === 0 ? {} : { [name]: shape(list) };
}

/** The observation that an evidence is; undefined when nothing was observed. */
type Observed = (evidence: EvidenceRecord) => string | undefined;

/** Most evidence serves many controls: its id is worked out once. */
function observedAmong(uuids: readonly string[]): Observed {
  const known = new Set(uuids);
  const found = new Map<string, string | undefined>();
  return (evidence) => {
    const key = `${evidence.kind} ${evidence.what}`;
    if (!found.has(key)) {
      const uuid = observedBy(evidence);
      found.set(key, known.has(uuid) ? uuid : undefined);
    }
    return found.get(key);
  };
}

function selections(frameworks: readonly FrameworkRecord[]): object[] {
  const all = frameworks
    .filter(({ controls }) => controls.length > 0)
    .map(({ id, title, version, controls }) => ({
      description: `${prose(title)}, ${prose(version)}`,
      'include-controls': controls.map((control) => ({ 'control-id': controlToken(id, control.id) })),
    }));
  if (all.length > 0) return all;
  return [{ description: 'No framework was given: rules were judged, no controls.', 'include-all': {} }];
}

const STATES: Readonly<Record<ControlRecord['state'], { reason: 'pass' | 'fail' | 'other'; says: string }>> = {
  met: { reason: 'pass', says: 'Its evidence ran on at least one resource and held.' },
  failed: { reason: 'fail', says: 'Its evidence does not hold.' },
  accepted: { reason: 'other', says: 'Its evidence holds but for acknowledged findings; they are listed as risks.' },
  undecided: { reason: 'other', says: 'Its evidence could not be decided from the templates.' },
  'not-applicable': { reason: 'other', says: 'Nothing of the kind is deployed, so nothing was shown.' },
  'not-covered': { reason: 'other', says: 'No template can show it: people have to do it, or tests show it.' },
};

/** OSCAL knows satisfied and not satisfied. Only a control that is met is called satisfied; the property holds the exact state. */
function findingOf(framework: FrameworkRecord, control: ControlRecord, observed: Observed): object {
  const { reason, says } = STATES[control.state];
  const token = controlToken(framework.id, control.id);
  const related = [...new Set(control.evidence.flatMap((evidence) => observed(evidence) ?? []))];
  const duty = control.duty === undefined ? '' : ` For ${prose(control.duty.who)}: ${prose(control.duty.what)}`;
  return {
    uuid: uuidOf('finding', framework.id, control.id),
    title: prose(`${framework.title}, ${control.id}`),
    description: prose(control.title) || prose(control.id),
    props: [
      { name: 'state', ns: NAMESPACE, value: control.state },
      { name: 'label', ns: NAMESPACE, value: oneLine(control.id) || token },
    ],
    target: {
      type: 'objective-id',
      'target-id': token,
      status: { state: control.state === 'met' ? 'satisfied' : 'not-satisfied', reason, remarks: `${says}${duty}` },
    },
    ...filled('related-observations', related, (all) => all.map((uuid) => ({ 'observation-uuid': uuid }))),
  };
}
