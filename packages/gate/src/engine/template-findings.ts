import { NOT_JUDGED_TYPES } from '../foreign/not-judged';
import type { Finding } from './finding';
import type { JudgedResource } from './judged-resource';
import type { TemplateValidation } from './template-validation';

/** The prefix of CloudFormation Validate's finding ids, which is their namespace in CDK's report too. */
export function getTemplatePackName({ name }: { readonly name: string }): string {
  return name.replaceAll(' ', '-');
}

/**
 * Reads the findings of CloudFormation Validate, which names resources by template and logical id.
 *
 * @throws Error when CloudFormation Validate has not run before
 */
export function readTemplateFindings(templates: TemplateValidation, resources: readonly JudgedResource[]): Finding[] {
  if (templates.report === undefined) throw new Error(`${templates.name} did not run before the gate`);
  const pack = getTemplatePackName(templates);
  const { violations } = templates.report;
  if (violations.length === 0) return [];
  const paths = collectPaths(resources);
  const unread = findUnreadFiles(resources);
  const findPath = (templatePath: string, logicalId = ''): string => {
    const file = getFileName(templatePath);
    return paths.get(`${file} ${logicalId}`) ?? paths.get(file) ?? templatePath;
  };
  return violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources
      .filter(({ templatePath = '' }) => !unread.has(getFileName(templatePath)))
      .map(({ constructPath, templatePath = '', resourceLogicalId }) => ({
        pack,
        rule: `${pack}-${ruleName}`,
        check: `${pack}-${ruleName}`,
        detail: undefined,
        id: ruleName,
        path: constructPath ?? findPath(templatePath, resourceLogicalId),
        description,
        severity: 'error' as const,
        undecided: false,
      })),
  );
}

function getFileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Files that are no template: their only finding is that, and not that the empty one in their place has no resource. */
function findUnreadFiles(resources: readonly JudgedResource[]): ReadonlySet<string> {
  const unread = resources.filter(
    ({ resource: { type, stack } }) => type === NOT_JUDGED_TYPES.file && stack.resources.length === 1,
  );
  return new Set(unread.map(({ resource }) => resource.stack.file));
}

/** Paths of stacks by file, and of resources by file and logical id, also by one that only the file has. */
function collectPaths(resources: readonly JudgedResource[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const { path, resource } of resources) {
    const { stack, logicalId } = resource;
    const origin = stack.source.origins?.get(logicalId);
    if (origin !== undefined && !paths.has(`${stack.file} ${origin}`)) paths.set(`${stack.file} ${origin}`, path);
    paths.set(stack.file, stack.path);
  }
  for (const { path, resource } of resources) paths.set(`${resource.stack.file} ${resource.logicalId}`, path);
  return paths;
}
