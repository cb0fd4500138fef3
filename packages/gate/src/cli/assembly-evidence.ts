import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allFrameworks } from '../frameworks/all-frameworks';
import { shorten, toOneLine } from '../reports/text';
import { isRecord } from '../templates/template';
import type { EvidenceFiles } from './evidence-options';

/** An id of a framework is shorter. The folder may be of somebody else. */
const MOST_CHARACTERS = 60;

/**
 * Describes the frameworks and results by hand that the app of an assembly has and this run has not: they are in the
 * program of the app. Whoever can write the folder can write its assessment, so nothing is taken from there.
 *
 * @param files that the command line names
 */
export function describeMissingEvidence(assemblies: readonly string[], files: EvidenceFiles): readonly string[] {
  const present = new Set(
    [...allFrameworks, ...files.frameworks.map(({ framework }) => framework)].map(({ id }) => id),
  );
  return assemblies.flatMap((assembly) => {
    const frameworks = readFrameworks(join(assembly, 'bulwark', 'assessment.json'));
    const missing = frameworks.map(({ id }) => id).filter((id) => !present.has(id));
    const results = files.manualResults.length > 0 ? 0 : frameworks.reduce((sum, { checked }) => sum + checked, 0);
    const parts = [
      ...(missing.length === 0
        ? []
        : [`the ${missing.length === 1 ? 'framework' : 'frameworks'} ${missing.join(', ')}`]),
      ...(results === 0 ? [] : [`${results} ${results === 1 ? 'result' : 'results'} by hand`]),
    ];
    const options = [
      ...missing.map(() => '--framework FILE'),
      ...(results === 0 ? [] : ['--manual-results FILE']),
    ].join(' ');
    return parts.length === 0
      ? []
      : [
          `The app of ${assembly} has ${parts.join(' and ')}, which are in no template and not in this run. Add: ${options}`,
        ];
  });
}

interface FrameworkSummary {
  readonly id: string;
  /** Controls with a result by hand. */
  readonly checked: number;
}

/** Reads the frameworks of an assessment; none of a file that is missing or is something else. */
function readFrameworks(file: string): readonly FrameworkSummary[] {
  const frameworks = listRecords(readJson(file), 'frameworks');
  return frameworks.map((framework) => ({
    id: shorten(toOneLine(String(framework['id'])), MOST_CHARACTERS),
    checked: listRecords(framework, 'controls').filter(({ result }) => isRecord(result)).length,
  }));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function listRecords(value: unknown, key: string): readonly Readonly<Record<string, unknown>>[] {
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
