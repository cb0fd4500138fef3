/** More names make no sentence. A large app has hundreds of functions behind one security group. */
const MOST_NAMES = 24;

/** `a, b and c`, or `a or b`. Of more than 24 names the last ones are a number: the resource beside them has the rest. */
export function joinNames(names: readonly string[], word: 'and' | 'or'): string {
  const others = names.length - MOST_NAMES;
  const parts = others > 1 ? [...names.slice(0, MOST_NAMES), `${others} others`] : names;
  if (word === 'or') return parts.join(' or ');
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' and ');
}
