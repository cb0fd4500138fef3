import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRecordedAcknowledgements } from '../acknowledgements/build-recorded';
import type { GatePolicy } from '../engine/gate-policy';
import type { GateResult } from '../engine/gate-result';
import { getEnvironment } from '../templates/environment';

/** Files in `<cdk.out>/bulwark` with what the app decided, for a run that judges the assembly without the app. */
export const DECISION_FILES = { acknowledgements: 'acknowledgements.json', policy: 'policy.json' } as const;

/**
 * Writes the accepted findings and the policies of an app beside the reports, in the form of `--acknowledgements` and
 * `--policy`.
 *
 * @param folder of the reports
 */
export function writeDecisions(
  folder: string,
  { findings, templates, packs }: GateResult,
  getPolicy: (environment: string) => GatePolicy,
): void {
  const write = (file: string, content: object): void =>
    writeFileSync(join(folder, file), `${JSON.stringify({ version: '1.0', ...content }, undefined, 2)}\n`);
  const environments = [...new Set(templates.stacks.map(({ path }) => getEnvironment(path)))];
  // Without a list, all packs of the app judge. Another run would not know which these are.
  const names = packs.map(({ name }) => name);
  write(DECISION_FILES.acknowledgements, { acknowledgements: buildRecordedAcknowledgements(findings) });
  write(DECISION_FILES.policy, {
    environments: Object.fromEntries(environments.map((name) => [name, { packs: names, ...getPolicy(name) }])),
  });
}
