import type { Deployment, Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';

/** Trails of one stack, of which one may record what another leaves out. */
export function trailsBeside(trail: Resource, deployment: Deployment): readonly Resource[] {
  return deployment.ofType('AWS::CloudTrail::Trail').filter(({ stack }) => stack === trail.stack);
}

/** Whether a trail leaves management events to another trail of its stack. */
export function leavesManagement(trail: Resource, deployment: Deployment): boolean {
  return !recordsManagement(trail) && trailsBeside(trail, deployment).some(recordsManagement);
}

/** Whether a trail records every reading and every changing event of management. */
export function recordsManagement(trail: Resource): boolean {
  const [basic, advanced] = [trail.at('EventSelectors').items(), selectorsOf(trail)];
  if (advanced.length > 0) {
    return advanced.some(
      (selector) => equalTo(selector, 'eventCategory').includes('Management') && fieldsOf(selector).length === 1,
    );
  }
  return (
    basic.length === 0 ||
    basic.some(
      (selector) =>
        selector.at('IncludeManagementEvents').flag() !== false &&
        (selector.at('ReadWriteType').text() ?? 'All') === 'All' &&
        selector.at('ExcludeManagementEventSources').items().length === 0,
    )
  );
}

/** Kinds of resources of whose data a trail records at least something. */
export function recordedData(trail: Resource): string[] {
  const basic = trail
    .at('EventSelectors')
    .items()
    .flatMap((selector) => selector.at('DataResources').items())
    .map((data) => data.at('Type').text() ?? '');
  const advanced = selectorsOf(trail)
    .filter((selector) => equalTo(selector, 'eventCategory').includes('Data'))
    .flatMap((selector) => equalTo(selector, 'resources.type'));
  return [...basic, ...advanced];
}

export function selectorsOf(trail: Resource): Value[] {
  return trail.at('AdvancedEventSelectors').items();
}

export function fieldsOf(selector: Value): Value[] {
  return selector.at('FieldSelectors').items();
}

/** What a field of a selector has to be. */
export function equalTo(selector: Value, name: string): string[] {
  return fieldsOf(selector)
    .filter((field) => field.at('Field').text() === name)
    .flatMap((field) => field.at('Equals').items())
    .map((value) => value.text() ?? '');
}
