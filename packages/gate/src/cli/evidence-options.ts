import { type AddedEvidence, addEvidence } from '../assessment/add-evidence';
import type { Assessment } from '../assessment/assessment';
import { findUnknownControls } from '../frameworks/manual-result-problems';
import type { ManualResult } from '../frameworks/manual-results';
import type { ManualResultFile } from '../runtime/added-evidence';
import { checkFrameworks, type FrameworkFile, type NamedFramework } from '../runtime/added-frameworks';
import { renderProblems } from '../runtime/evidence-files';
import type { GateArguments } from './arguments';
import { readDataFile } from './data-file';
import { InputError } from './usage-error';

/** The files of `--framework` and `--manual-results`, of which only the form was checked. */
export interface EvidenceFiles {
  readonly frameworks: readonly NamedFramework[];
  readonly manualResults: readonly { readonly name: string; readonly results: readonly ManualResult[] }[];
}

/** Reads the files, so that a mistake is reported before the app is judged. @throws InputError for each mistake */
export function readEvidenceFiles({
  frameworks,
  manualResults,
}: Pick<GateArguments, 'frameworks' | 'manualResults'>): EvidenceFiles {
  return {
    frameworks: [...new Set(frameworks)].map((file) => ({
      name: `--framework ${file}`,
      path: 'framework',
      framework: readDataFile<FrameworkFile>('--framework', file, 'framework.schema.json').framework,
    })),
    manualResults: [...new Set(manualResults)].map((file) => ({
      name: `--manual-results ${file}`,
      results: readDataFile<ManualResultFile>('--manual-results', file, 'manual-results.schema.json').results,
    })),
  };
}

/**
 * Adds the files to an assessment.
 *
 * @param today as YYYY-MM-DD, which decides whether a result has ended
 * @throws InputError for a rule, a resource type or a control that does not exist
 */
export function addEvidenceFiles(assessment: Assessment, files: EvidenceFiles, today: string): Assessment {
  if (files.frameworks.length + files.manualResults.length === 0) return assessment;
  const added: AddedEvidence = {
    frameworks: buildFrameworks(files, assessment),
    manualResults: files.manualResults.flatMap(({ results }) => results),
  };
  assertControlsExist(files, [...assessment.frameworks, ...added.frameworks], assessment);
  return addEvidence(assessment, added, today);
}

function buildFrameworks(
  { frameworks }: EvidenceFiles,
  { checks, frameworks: present }: Assessment,
): AddedEvidence['frameworks'] {
  // The app may have packs with rules that this program does not know.
  const ofApp = checks.flatMap(({ id, rules }) =>
    [id, ...rules.map((rule) => rule.id)].map((name) => [name, id] as const),
  );
  try {
    return checkFrameworks(
      frameworks,
      present.map(({ id }) => id),
      [],
      new Map(ofApp),
    );
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}

function assertControlsExist(
  { manualResults }: EvidenceFiles,
  frameworks: Parameters<typeof findUnknownControls>[1],
  assessment: Assessment,
): void {
  const recorded = new Set(
    assessment.frameworks.flatMap(({ id, controls }) =>
      controls.flatMap((control) => (control.result === undefined ? [] : [`${id} ${control.id}`])),
    ),
  );
  for (const { name, results } of manualResults) {
    const problems = [
      ...findUnknownControls(results, frameworks, 'results'),
      ...results.flatMap(({ control }, index) =>
        recorded.has(control)
          ? [`results[${index}].control is ${JSON.stringify(control)}, which has a result already. Keep the newer one.`]
          : [],
      ),
    ];
    if (problems.length > 0) throw new InputError(renderProblems(name, problems));
    for (const { control } of results) recorded.add(control);
  }
}
