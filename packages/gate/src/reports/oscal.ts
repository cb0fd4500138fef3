import { hash } from 'node:crypto';
import type { Assessment, PackRecord } from '../assessment/assessment';
import type { ControlRecord, EvidenceRecord, FrameworkRecord } from '../assessment/control-record';
import { describeManualResult } from './evidence-text';
import { escapeProse } from './markdown';
import { buildControlToken, buildUuid, NAMESPACE } from './oscal-id';
import { buildInventoryItems, buildObservations, buildRisks, getObservationId } from './oscal-observations';
import { renderCount, toOneLine } from './text';

/** Placeholder where OSCAL requires a time and none was given, so that the same assessment gives the same bytes. */
export const NO_TIME = '1970-01-01T00:00:00Z';
const OSCAL_VERSION = '1.2.1';

/**
 * Builds assessment results in NIST's OSCAL.
 *
 * @param at time of the assessment, as RFC 3339 with a time zone
 * @param written the assessment as JSON, whose hash is the id of the result
 */
export function buildOscal(
  assessment: Assessment,
  at: string = NO_TIME,
  written: string = JSON.stringify(assessment, null, 2),
): object {
  const { environments, tool, frameworks, resources, stacks, packs } = assessment;
  const plan = buildUuid('plan', ...packs.map(({ name }) => name));
  const observations = buildObservations(assessment, at);
  const items = buildInventoryItems(assessment);
  const risks = buildRisks(assessment);
  const findObservation = createObservationFinder(observations.map(({ uuid }) => uuid));
  const findings = frameworks.flatMap((framework) =>
    framework.controls.map((control) => buildFinding(framework, control, findObservation)),
  );
  const digest = hash('sha256', written, 'hex');
  const scope = escapeProse(environments.join(' and ')) || 'templates';
  return {
    'assessment-results': {
      uuid: buildUuid('document', digest, at),
      metadata: {
        title: `Bulwark's assessment of ${scope}`,
        'last-modified': at,
        version: assessment.version,
        'oscal-version': OSCAL_VERSION,
        remarks:
          at === NO_TIME ? `No time was given. ${NO_TIME} is a placeholder in every time field.` : `Assessed at ${at}.`,
      },
      'import-ap': { href: `#${plan}` },
      results: [
        {
          uuid: buildUuid('result', digest, at),
          title: `Templates of ${scope}`,
          description: `${renderCount(resources.length, 'resource')} in ${renderCount(stacks.length, 'template')}, judged before deployment.`,
          start: at,
          props: [
            { name: 'verdict', ns: NAMESPACE, value: assessment.verdict.outcome },
            { name: 'version', ns: NAMESPACE, value: toOneLine(`${tool.name} ${tool.version}`) },
          ],
          ...includeIfAny('local-definitions', items.length === 0 ? [] : [items], ([list]) => ({
            'inventory-items': list,
          })),
          'reviewed-controls': { 'control-selections': buildSelections(frameworks) },
          ...includeIfAny('observations', observations),
          ...includeIfAny('risks', risks),
          ...includeIfAny('findings', findings),
        },
      ],
      'back-matter': {
        resources: [
          {
            uuid: plan,
            title: 'Rules of the packs',
            description: packs.map(describePack).join('; ') || 'No pack.',
          },
        ],
      },
    },
  };
}

/** CloudFormation Validate does not list its rules. */
function describePack({ name, rules }: PackRecord): string {
  return rules === 0 ? escapeProse(name) : `${escapeProse(name)}: ${renderCount(rules, 'rule')}`;
}

function includeIfAny<T>(
  name: string,
  list: readonly T[],
  shape: (list: readonly T[]) => unknown = (all) => all,
): object {
  return list.length === 0 ? {} : { [name]: shape(list) };
}

/** Finds the id of the observation of an evidence. Undefined when there is no observation of it. */
type ObservationFinder = (evidence: EvidenceRecord) => string | undefined;

/** Keeps the ids, since most evidence serves many controls and an id is a hash. */
function createObservationFinder(uuids: readonly string[]): ObservationFinder {
  const known = new Set(uuids);
  const ids = new Map<string, string | undefined>();
  return (evidence) => {
    const key = `${evidence.kind} ${evidence.what}`;
    if (!ids.has(key)) {
      const uuid = getObservationId(evidence);
      ids.set(key, known.has(uuid) ? uuid : undefined);
    }
    return ids.get(key);
  };
}

function buildSelections(frameworks: readonly FrameworkRecord[]): object[] {
  const all = frameworks
    .filter(({ controls }) => controls.length > 0)
    .map(({ id, title, version, controls }) => ({
      description: `${escapeProse(title)}, ${escapeProse(version)}`,
      'include-controls': controls.map((control) => ({ 'control-id': buildControlToken(id, control.id) })),
    }));
  if (all.length > 0) return all;
  return [{ description: 'No framework was given. Rules were evaluated, but no controls.', 'include-all': {} }];
}

const STATES: Readonly<Record<ControlRecord['state'], { reason: 'pass' | 'fail' | 'other'; remark: string }>> = {
  met: { reason: 'pass', remark: 'All of the evidence holds, and no duty of people is open.' },
  'partly-met': {
    reason: 'other',
    remark: 'There is no finding, but only some of the rules evaluated a resource, or a duty of people is open.',
  },
  failed: { reason: 'fail', remark: 'A finding is open, a test failed, or people found that it is not met.' },
  accepted: { reason: 'other', remark: 'All findings about the evidence are acknowledged. They are listed as risks.' },
  undecided: { reason: 'other', remark: 'The templates do not decide whether the evidence is compliant.' },
  'not-applicable': { reason: 'other', remark: 'The templates contain no resource of this kind.' },
  'not-covered': { reason: 'other', remark: 'No evaluated rule shows it. People have to do it, or tests show it.' },
};

/**
 * Builds the OSCAL finding of a control. OSCAL has two states. Only a control that is met is satisfied; a property
 * holds the exact state.
 */
function buildFinding(framework: FrameworkRecord, control: ControlRecord, findObservation: ObservationFinder): object {
  const { reason, remark } = STATES[control.state];
  const token = buildControlToken(framework.id, control.id);
  const related = [...new Set(control.evidence.flatMap((evidence) => findObservation(evidence) ?? []))];
  const duty =
    control.duty === undefined ? '' : ` For ${escapeProse(control.duty.who)}: ${escapeProse(control.duty.what)}`;
  const byHand = describeManualResult(control);
  const result = byHand === undefined ? '' : ` Result by hand: ${escapeProse(byHand)}.`;
  return {
    uuid: buildUuid('finding', framework.id, control.id),
    title: escapeProse(`${framework.title}, ${control.id}`),
    description: escapeProse(control.title) || escapeProse(control.id),
    props: [
      { name: 'state', ns: NAMESPACE, value: control.state },
      { name: 'label', ns: NAMESPACE, value: toOneLine(control.id) || token },
      ...(byHand === undefined ? [] : [{ name: 'result-by-hand', ns: NAMESPACE, value: toOneLine(byHand) }]),
    ],
    target: {
      type: 'objective-id',
      'target-id': token,
      status: {
        state: control.state === 'met' ? 'satisfied' : 'not-satisfied',
        reason,
        remarks: `${remark}${duty}${result}`,
      },
    },
    ...includeIfAny('related-observations', related, (all) => all.map((uuid) => ({ 'observation-uuid': uuid }))),
  };
}
