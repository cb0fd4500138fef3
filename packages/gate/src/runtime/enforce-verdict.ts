import type { App, StageSynthesisOptions } from 'aws-cdk-lib';
import type { ComplianceGate } from '../engine/compliance-gate';
import { renderFailure, renderTampering } from '../reports/terminal-summary';
import type { FileHashes } from './assembly-files';
import { findChanges } from './verdict-file';

/**
 * Makes the gate's own result decide, after everything else has run: an app fails if the gate was removed from it, or if
 * a plugin or the program changed the assembly after it was judged.
 *
 * @param getJudged hashes of the files that were judged. @returns undefined while nothing was judged
 */
export function enforceVerdict(app: App, gate: ComplianceGate, getJudged: () => FileHashes | undefined): void {
  const synthesize = app.synth.bind(app);
  const check = (): string | undefined => {
    if (gate.failure !== undefined) return undefined;
    const judged = getJudged();
    if (judged === undefined) return renderFailure('its plugin was removed from the app before synthesis');
    const changes = findChanges(judged, app.outdir);
    return changes.length === 0 ? undefined : renderTampering(changes);
  };
  app.synth = (options?: StageSynthesisOptions) => {
    const assembly = synthesize(options);
    const problem = check();
    if (problem === undefined) return assembly;
    reportProblem(problem);
    // As CDK does for findings: the cdk command line reads the exit code, any other program gets an error.
    if (!isRunByCdk()) throw new Error(problem.trim());
    return assembly;
  };
  // The program may also write after `app.synth()`, or synthesize a second app into the same folder.
  if (isRunByCdk()) {
    process.once('exit', () => {
      const problem = check();
      if (problem !== undefined && process.exitCode !== 1) reportProblem(problem);
    });
  }
}

function reportProblem(problem: string): void {
  process.stderr.write(problem);
  process.exitCode = 1;
}

/** Whether the cdk command line, or the gate's own command, runs this program. */
function isRunByCdk(): boolean {
  return process.env['CDK_OUTDIR'] !== undefined;
}
