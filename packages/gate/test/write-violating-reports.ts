import { STRICT } from '../src/engine/gate-policy';
import { createPacks } from '../src/engine/known-packs';
import { addGate } from '../src/runtime/add-gate';
import { writeReports } from '../src/runtime/write-reports';
import { runSilently } from './quiet-gate';
import { createViolatingApp } from './violating-app';

/**
 * Writes the reports of the violating app into a folder, so that `validate:reports` validates findings of every kind.
 */
function main(folder: string): void {
  const app = createViolatingApp();
  const { gate, getAssessment } = addGate(app, {
    packs: createPacks(),
    policy: () => ({ ...STRICT, levels: ['required', 'hardening'] }),
    writeReports: false,
  });
  runSilently(() => app.synth());
  const assessment = getAssessment();
  if (assessment === undefined) throw new Error(String(gate.failure));
  writeReports(assessment, folder, '2026-11-23');

  const places = new Map(assessment.resources.map((resource) => [resource.path, resource]));
  const misplaced = assessment.findings.filter(({ resource }) => {
    const place = places.get(resource);
    return place === undefined || place.line <= 1 || place.source?.file.endsWith('.ts') !== true;
  });
  process.stdout.write(
    `${assessment.findings.length} findings, ${misplaced.length} without a line of template and source\n`,
  );
  process.exitCode = assessment.findings.length >= 150 && misplaced.length === 0 ? 0 : 1;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: write-violating-reports.ts FOLDER');
main(folder);
