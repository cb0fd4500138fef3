import { existsSync, realpathSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { RecordedAcknowledgement, RecordedAcknowledgements } from '../acknowledgements/recorded-acknowledgement';
import { DECISION_FILES } from '../runtime/decision-files';
import { findChanges, readJudgedFiles } from '../runtime/verdict-file';
import type { GateArguments } from './arguments';
import { readDataFile } from './data-file';

/** Reads the accepted findings of foreign templates. @throws InputError that names each mistake */
export function readRecordedFiles(paths: readonly string[]): readonly RecordedAcknowledgements[] {
  return [...new Set(paths)].map((path) => {
    const { acknowledgements } = readDataFile<{ readonly acknowledgements: readonly RecordedAcknowledgement[] }>(
      '--acknowledgements',
      path,
      'acknowledgements.schema.json',
    );
    return { file: basename(path), entries: acknowledgements };
  });
}

/**
 * Describes the decisions that the app of an assembly recorded there. Whoever can write the folder can also write these
 * files, so they are only offered: a person has to name them.
 *
 * @throws Error for a decision of an assembly that has changed since it was judged, or that no gate judged
 */
export function describeRecordedDecisions(
  { acknowledgements, policy }: Pick<GateArguments, 'acknowledgements' | 'policy'>,
  assemblies: readonly string[],
): readonly string[] {
  const named = [...acknowledgements, ...(policy === undefined ? [] : [policy])].filter((path) => existsSync(path));
  return assemblies.flatMap((assembly) => {
    const judged = readJudgedFiles(assembly);
    const inside = named.filter((path) => realpathSync(path).startsWith(`${realpathSync(assembly)}${sep}`));
    const changes = judged === undefined ? [] : findChanges(judged, assembly);
    if (inside.length > 0) return [describeTrust(assembly, inside, judged === undefined, changes)];
    if (judged === undefined || named.length > 0) return [];
    return describeOffer(assembly, changes);
  });
}

function describeTrust(
  assembly: string,
  inside: readonly string[],
  isUnjudged: boolean,
  changes: readonly string[],
): string {
  const files = inside.join(' and ');
  if (isUnjudged) {
    throw new Error(
      `${files} is in ${assembly}, which has no verdict of a gate. Copy it to another folder after a review.`,
    );
  }
  if (changes.length > 0) {
    throw new Error(
      `${files} is in ${assembly}, which has changed since its gate judged it. Its decisions are about other files.\n${changes.join('\n')}`,
    );
  }
  return `Decisions are read from ${files}, in the judged folder. Whoever can write the folder can accept findings there. Compare them with a reviewed copy.`;
}

function describeOffer(assembly: string, changes: readonly string[]): readonly string[] {
  const offered = Object.entries(DECISION_FILES)
    .map(([option, file]) => ({ option, path: join(assembly, 'bulwark', file) }))
    .filter(({ path }) => existsSync(path));
  if (offered.length === 0) return [];
  if (changes.length > 0) {
    return [
      `${assembly} has changed since its gate judged it, so the decisions of its app do not count: ${changes[0]}`,
    ];
  }
  const options = offered.map(({ option, path }) => `--${option} ${path}`).join(' ');
  return [
    `${assembly} has the accepted findings and the policy of its app. They were not used, since whoever can write the folder can write them. After a review, add: ${options}`,
  ];
}
