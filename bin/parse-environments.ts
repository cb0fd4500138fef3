import { readToday } from '@bulwark/gate';
import { parseSettings } from '../lib/settings/parse-settings';
import type { Settings } from '../lib/settings/settings';
import { environments } from './environments';

/** Validates bin/environments.ts. Returns undefined after it wrote the problems to standard error. */
export function parseEnvironments(): readonly Settings[] | undefined {
  const parsed = parseSettings(environments, readToday());
  if (parsed.ok) return parsed.environments;
  const list = parsed.problems.map((problem) => `  ${problem}\n`).join('');
  process.stderr.write(`bin/environments.ts is invalid; nothing was synthesized:\n${list}`);
  return undefined;
}
