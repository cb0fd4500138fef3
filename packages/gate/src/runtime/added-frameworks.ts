import type { NagPack } from 'cdk-nag';
import { mapRulesToChecks } from '../engine/citable-rules';
import { listResourceTypes } from '../engine/resource-classes';
import { allFrameworks } from '../frameworks/all-frameworks';
import { findBuiltProblems, findDefinitionProblems } from '../frameworks/definition-problems';
import { findGroupEvidence } from '../frameworks/evidence-groups';
import type { Framework } from '../frameworks/framework';
import { buildFramework, type FrameworkDefinition } from '../frameworks/framework-definition';
import { isRecord } from '../templates/template';
import { assertEvidence, readEvidenceFile, renderProblems } from './evidence-files';

/** A framework of an app: as a definition, as the path of its JSON file, or built from evidence. */
export type AddedFramework = FrameworkDefinition | Framework | string;

/** The content of a file of a framework. */
export interface FrameworkFile {
  readonly framework: FrameworkDefinition;
}

/** A framework with the name of its source and its path there, for messages. */
export interface NamedFramework {
  readonly name: string;
  readonly path: string;
  readonly framework: FrameworkDefinition | Framework;
}

/**
 * Builds the frameworks of an assessment: those of this package, and after them those that an app adds.
 *
 * @param packs of the app, whose rules may be cited
 * @param root that paths of files are relative to
 * @throws Error that names each mistake by its path
 */
export function buildFrameworks(
  added: readonly AddedFramework[],
  packs: readonly NagPack[],
  root: string,
): readonly Framework[] {
  // An app that lists those of the package, too, means the same.
  const named = added.flatMap((given, index) =>
    allFrameworks.some((framework) => framework === given) ? [] : [nameFramework(given, index, root)],
  );
  const ids = allFrameworks.map(({ id }) => id);
  return [...allFrameworks, ...checkFrameworks(named, ids, packs)];
}

/**
 * Builds frameworks that are added to others.
 *
 * @param ids of the others
 * @param others ids of further rules, each with its check. @default - the rules of the packs only
 * @throws Error that names each mistake by its path
 */
export function checkFrameworks(
  named: readonly NamedFramework[],
  ids: readonly string[],
  packs: readonly NagPack[],
  others: ReadonlyMap<string, string> = new Map(),
): Framework[] {
  if (named.length === 0) return [];
  const checks = new Map([...others, ...mapRulesToChecks(packs)]);
  const citable = { rules: new Set(checks.keys()), types: listResourceTypes() };
  return named.map(({ name, path, framework }, index) => {
    const known = { ...citable, frameworks: [...ids, ...named.slice(0, index).map((one) => one.framework.id)] };
    const problems = isBuilt(framework)
      ? findBuiltProblems(framework, path, known)
      : findDefinitionProblems(framework, path, known);
    if (problems.length > 0) throw new Error(renderProblems(name, problems));
    return isBuilt(framework)
      ? framework
      : buildFramework(framework, (rule) => checks.get(rule) ?? rule, findGroupEvidence);
  });
}

function nameFramework(given: AddedFramework, index: number, root: string): NamedFramework {
  if (typeof given === 'string') {
    const file = readEvidenceFile<FrameworkFile>('frameworks', root, given, 'framework.schema.json');
    return { name: `addGate(): frameworks ${given}`, path: 'framework', framework: file.framework };
  }
  const name = 'addGate()';
  const path = `frameworks[${index}]`;
  if (isBuilt(given)) return { name, path, framework: given };
  const file = { version: '1.0', framework: given };
  const rename = (problem: string): string => problem.replace(/^framework\b/, path);
  return {
    name,
    path,
    framework: assertEvidence<FrameworkFile>(name, file, 'framework.schema.json', rename).framework,
  };
}

/** Whether a framework is built already: its controls have a list of evidence, and those of a definition have ids. */
function isBuilt(framework: FrameworkDefinition | Framework): framework is Framework {
  // The program may be JavaScript, whose mistakes the schema reports.
  const controls: unknown = framework.controls;
  return Array.isArray(controls) && controls.length > 0 && controls.every((one) => isRecord(one) && 'evidence' in one);
}
