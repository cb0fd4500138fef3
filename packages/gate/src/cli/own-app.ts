import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '../assessment/assessment';
import { COULD_NOT_JUDGE } from '../assessment/could-not-judge';
import { findChanges, readJudgedFiles } from '../runtime/verdict-file';
import { isRecord } from '../templates/template';
import { UsageError } from './usage-error';

/**
 * Runs the `app` command of a folder's cdk.json, as the cdk command line does, and reads the assessment that its gate
 * wrote.
 *
 * @param folder of cdk.json
 * @param outdir folder for the templates
 * @throws UsageError if cdk.json or its `app` is missing, or if the app has no gate
 */
export function synthesizeOwnApp(folder: string, outdir: string): Assessment {
  const { app, context } = readCdkJson(join(folder, 'cdk.json'));
  const { status, stderr, error } = spawnSync(app, {
    cwd: folder,
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
  const written = join(outdir, 'bulwark', 'assessment.json');
  if (existsSync(written)) {
    const assessment: Assessment = JSON.parse(readFileSync(written, 'utf8'));
    const judged = readJudgedFiles(outdir);
    const changes = judged === undefined ? [] : findChanges(judged, outdir);
    if (changes.length > 0) throw new Error(`the app changed its templates afterwards\n${changes.join('\n')}`);
    return assessment;
  }
  if (error !== undefined || status !== 0) {
    throw new Error(`the app (${app}) exited with ${error?.message ?? `exit code ${status}`}\n${stderr.trimEnd()}`);
  }
  // A gate that could not judge reports it, and CDK ends the program with 0.
  if (stderr.includes(COULD_NOT_JUDGE)) throw new Error(stderr.slice(stderr.indexOf(COULD_NOT_JUDGE)).trimEnd());
  throw new UsageError(
    `The app (${app}) has no gate. Call addGate(app) from @bulwark/gate in it, or judge its templates with --template cdk.out.`,
  );
}

function readCdkJson(file: string): { readonly app: string; readonly context: Readonly<Record<string, unknown>> } {
  if (!existsSync(file)) {
    throw new UsageError(`${file}: file not found. Run the command in the folder of a CDK app, or use --template.`);
  }
  const settings: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { app, context } = isRecord(settings) ? settings : {};
  if (typeof app !== 'string')
    throw new UsageError(`${file}: "app" is missing. Set it to the command that runs the CDK app.`);
  // The same metadata as from the cdk command line. The findings are printed here, so CDK must not throw for them.
  return {
    app,
    context: {
      ...(isRecord(context) ? context : {}),
      'aws:cdk:enable-path-metadata': true,
      'aws:cdk:enable-asset-metadata': true,
      'aws:cdk:bundling-stacks': [],
      '@aws-cdk/core:failSynthOnValidationErrors': false,
    },
  };
}
