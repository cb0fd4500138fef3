/** The environment of a construct or stack: the first step of its path. */
export function getEnvironment(path: string): string {
  // Asked for every rule and resource, so no list of the steps is made.
  const end = path.indexOf('/');
  return end < 0 ? path : path.slice(0, end);
}
