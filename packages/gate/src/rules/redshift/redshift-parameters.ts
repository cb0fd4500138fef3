import type { Value } from '../../templates/template-resource';
import type { Rule } from '../rule';

/** Finds a parameter by its name. */
export type FindParameter = (name: string) => Value | undefined;

/** A check of parameters in a list of names and values. Clusters and workgroups name the fields differently. */
export function decideParameters(property: string, holds: (find: FindParameter) => boolean): Rule['check'] {
  return (resource) => {
    const parameters = resource.at(property).items();
    return holds((name) =>
      parameters
        .find((parameter) => (parameter.at('ParameterName').text() ?? parameter.at('ParameterKey').text()) === name)
        ?.at('ParameterValue'),
    );
  };
}

/** Whether a parameter switches something on. */
export function isOn(parameter: Value | undefined): boolean {
  return /^(1|on|true)$/i.test(parameter?.text() ?? '');
}
