import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeEnvironments } from '../cost/synthesize';
import { DETECTIONS } from '../lib/detection/detections/detections';
import { runDetections } from '../lib/detection/replay/run';
import { parseEnvironments } from './parse-environments';
import { readContextWithoutBundling } from './read-context';
import { readRecordFiles } from './read-record-files';

/** Lists the detections, or replays records against those of the templates. */
const environments = parseEnvironments();
if (environments === undefined) process.exitCode = 2;
else {
  const outdir = mkdtempSync(join(tmpdir(), 'bulwark-detections-'));
  try {
    const output = runDetections(process.argv.slice(2), {
      environments: environments.map(({ name }) => name),
      detections: DETECTIONS,
      readRecords: readRecordFiles,
      synthesize: (chosen) => {
        const synthesized = synthesizeEnvironments(
          environments.filter(({ name }) => name === chosen),
          readContextWithoutBundling(),
          outdir,
        );
        return synthesized.flatMap(({ region, stacks }) => stacks.map(({ template }) => ({ region, template })));
      },
    });
    process.stdout.write(output.stdout);
    process.stderr.write(output.stderr);
    process.exitCode = output.exitCode;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
