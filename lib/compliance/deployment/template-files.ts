import { readFileSync } from 'node:fs';

/** The text of a template: CDK hands a plugin paths. The one file of the gate that touches the disk, so that a pack works in any app as it is. */
export function templateText(path: string): string {
  return readFileSync(path, 'utf8');
}
