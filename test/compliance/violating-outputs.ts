import { writeOutputs } from '../../bin/evidence-files';
import { gatePolicy } from '../../bin/gate-policy';
import { assessmentOf, gateOf } from '../../bin/judged-app';
import { silenced } from './quiet-gate';
import { violatingApp } from './violating-app';

/** Writes what the gate says of the app with deliberate violations into a folder, so that `validate:outputs` sees findings of every kind. */
function main(folder: string): void {
  const app = violatingApp();
  const gate = gateOf(app, [], gatePolicy);
  silenced(() => app.synth());
  const assessment = assessmentOf(gate);
  if (assessment === undefined) throw new Error(String(gate.failure));
  writeOutputs(assessment, folder);

  const places = new Map(assessment.resources.map((resource) => [resource.path, resource]));
  const lost = assessment.findings.filter(({ resource }) => {
    const place = places.get(resource);
    return place === undefined || place.line <= 1 || place.source?.file.endsWith('.ts') !== true;
  });
  process.stdout.write(
    `${assessment.findings.length} findings, ${lost.length} without a line of template and source\n`,
  );
  process.exitCode = assessment.findings.length >= 150 && lost.length === 0 ? 0 : 1;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to write to.');
main(folder);
