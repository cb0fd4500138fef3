import type { Value } from '../templates/template-resource';

/**
 * The value of an entry in a list of names and values, such as the attributes of a load balancer; undefined when the
 * list has no such entry.
 *
 * @throws Undecidable for a list or a name that only a deployment determines
 */
export function findNamedValue(list: Value, name: string, key = 'Key'): Value | undefined {
  return list
    .items()
    .find((entry) => entry.at(key).text() === name)
    ?.at('Value');
}

/** The text of such an entry in lower case. Booleans are written as texts in these lists. */
export function readNamedText(list: Value, name: string, key = 'Key'): string | undefined {
  return findNamedValue(list, name, key)?.text()?.toLowerCase();
}
