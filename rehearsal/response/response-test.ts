import { Account, type AccountProps } from './account';
import { playScenario } from './play';
import { sendDigest, sweepEndedBlock, tellUnknownFinding } from './routine';
import { SCENARIOS } from './scenarios';

/**
 * Plays every scenario with the deployed playbooks, with the roles and the boundary of docs/deploy.md. Then does what
 * happens on every day: an unknown finding, the sweep and the digest.
 *
 * @throws StepFailed with what did not end as it should
 */
export async function runResponseTest(props: AccountProps): Promise<string> {
  const account = new Account(props);
  const lines: string[] = [];
  for (const { prepare } of SCENARIOS) {
    const scenario = await prepare(account);
    const seconds = await playScenario(account, scenario, () => undefined);
    lines.push(`${scenario.playbook} ${seconds.toFixed(1)} s`);
  }
  await tellUnknownFinding(account);
  await sweepEndedBlock(account);
  await sendDigest(account);
  return lines.join(', ');
}
