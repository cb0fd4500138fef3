/** The environment of a construct or stack: the first step of its path. */
export function getEnvironment(path: string): string {
  return path.split('/')[0] ?? path;
}
