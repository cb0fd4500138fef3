import type { Assessment } from './assessment';

/** A template that no app of this run wrote. */
export interface ForeignTemplate {
  /** Path of the stack into which it was loaded. */
  readonly stack: string;
  /** As it was named on the command line. */
  readonly file: string;
  /** Lines of the keys below `Resources`, from 1. */
  readonly lines: ReadonlyMap<string, number>;
  /** Logical ids that are not in the file, with the key that they come from. */
  readonly origins: ReadonlyMap<string, string>;
}

/** Replaces the places in the gate's copies of foreign templates by the places in the original files. */
export function locateInForeignTemplates(assessment: Assessment, templates: readonly ForeignTemplate[]): Assessment {
  const places = new Map(templates.map((template) => [template.stack, template]));
  const getFile = (stack: string, template: string): string => places.get(stack)?.file ?? template;
  return {
    ...assessment,
    stacks: assessment.stacks.map((stack) => ({ ...stack, template: getFile(stack.path, stack.template) })),
    // The constructs that the gate loaded the templates into are in no file of the app.
    findings: assessment.findings.map(({ place: _loader, ...finding }) => finding),
    resources: assessment.resources.map(({ source: _loader, ...resource }) => ({
      ...resource,
      template: getFile(resource.stack, resource.template),
      line: findLine(places.get(resource.stack), resource.logicalId) ?? resource.line,
    })),
  };
}

/** A part that was generated has the line of the resource that it comes from; one without any, the first line. */
function findLine(template: ForeignTemplate | undefined, logicalId: string): number | undefined {
  if (template === undefined) return undefined;
  const { lines, origins } = template;
  return lines.get(logicalId) ?? lines.get(origins.get(logicalId) ?? '') ?? 1;
}
