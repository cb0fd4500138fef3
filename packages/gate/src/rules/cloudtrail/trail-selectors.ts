import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';

/** The trails in the stack of a trail, itself included. One of them may record what another does not. */
export function findTrailsOfStack(trail: TemplateResource, deployment: TemplateSet): readonly TemplateResource[] {
  return deployment.ofType('AWS::CloudTrail::Trail').filter(({ stack }) => stack === trail.stack);
}

/** Whether another trail of the stack records the management events that this one does not. */
export function leavesManagementToOtherTrail(trail: TemplateResource, deployment: TemplateSet): boolean {
  return !recordsManagementEvents(trail) && findTrailsOfStack(trail, deployment).some(recordsManagementEvents);
}

/** Whether a trail records all read and write management events. */
export function recordsManagementEvents(trail: TemplateResource): boolean {
  const [basic, advanced] = [trail.at('EventSelectors').items(), readSelectors(trail)];
  if (advanced.length > 0) {
    return advanced.some(
      (selector) =>
        readEqualValues(selector, 'eventCategory').includes('Management') && readFields(selector).length === 1,
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

/** Resource types for which a trail records at least some data events. */
export function readDataTypes(trail: TemplateResource): string[] {
  const basic = trail
    .at('EventSelectors')
    .items()
    .flatMap((selector) => selector.at('DataResources').items())
    .map((data) => data.at('Type').text() ?? '');
  const advanced = readSelectors(trail)
    .filter((selector) => readEqualValues(selector, 'eventCategory').includes('Data'))
    .flatMap((selector) => readEqualValues(selector, 'resources.type'));
  return [...basic, ...advanced];
}

export function readSelectors(trail: TemplateResource): Value[] {
  return trail.at('AdvancedEventSelectors').items();
}

export function readFields(selector: Value): Value[] {
  return selector.at('FieldSelectors').items();
}

/** The values that a selector compares a field with by Equals. */
export function readEqualValues(selector: Value, name: string): string[] {
  return readFields(selector)
    .filter((field) => field.at('Field').text() === name)
    .flatMap((field) => field.at('Equals').items())
    .map((value) => value.text() ?? '');
}
