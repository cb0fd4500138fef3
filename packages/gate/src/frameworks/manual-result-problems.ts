import { suggestName } from '../schema/suggest-name';
import type { ManualResult } from './manual-results';

interface NamedControls {
  readonly id: string;
  readonly controls: readonly { readonly id: string }[];
}

/**
 * Finds results for controls that do not exist or that have a result already, as sentences.
 *
 * @param path of the list, for messages: `results`, `manualResults`
 */
export function findUnknownControls(
  results: readonly ManualResult[],
  frameworks: readonly NamedControls[],
  path: string,
): string[] {
  const known = new Set(frameworks.flatMap(({ id, controls }) => controls.map((control) => `${id} ${control.id}`)));
  const names: readonly string[] = results.map(({ control }) => control);
  return names.flatMap((name, index) => {
    const place = `${path}[${index}].control is ${JSON.stringify(name)}`;
    const first = names.indexOf(name);
    if (first < index) return [`${place}, as is that of ${path}[${first}]. Keep the newer result of a control.`];
    if (known.has(name)) return [];
    return [`${place}, which is no control.${suggestControl(name, frameworks, known)}`];
  });
}

function suggestControl(name: string, frameworks: readonly NamedControls[], known: ReadonlySet<string>): string {
  const [framework = '', ...rest] = name.split(' ');
  const found = frameworks.find(({ id }) => id === framework);
  if (found === undefined) {
    const ids = frameworks.map(({ id }) => id);
    return `${suggestName(framework, ids)} Write the framework and the control. Frameworks: ${ids.join(', ')}.`;
  }
  const controls = found.controls.map(({ id }) => id);
  const hint = suggestName(rest.join(' '), controls);
  return hint === '' ? suggestName(name, [...known]) : hint;
}
