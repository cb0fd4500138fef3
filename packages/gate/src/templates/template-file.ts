import { readFileSync } from 'node:fs';

/**
 * Reads the text of a template. CDK passes a plugin the paths of templates. No other file of the rules reads the disk,
 * so that a pack works in any app.
 */
export function readTemplateFile(path: string): string {
  return readFileSync(path, 'utf8');
}
