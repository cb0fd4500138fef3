import { findResourceLines } from '../engine/template-lines';
import type { Assessment } from './assessment';

/** A template that no app of this run wrote. */
export interface ForeignTemplate {
  /** The stack into which it was loaded. */
  readonly stack: string;
  /** As it was named on the command line. */
  readonly file: string;
  readonly text: string;
}

/** Replaces the places in the gate's copies of foreign templates by the places in the original files. */
export function locateInForeignTemplates(assessment: Assessment, templates: readonly ForeignTemplate[]): Assessment {
  const places = new Map(
    templates.map(({ stack, file, text }) => [stack, { file, lines: findResourceLines(text) }] as const),
  );
  const getFile = (stack: string, template: string): string => places.get(stack)?.file ?? template;
  return {
    ...assessment,
    stacks: assessment.stacks.map((stack) => ({ ...stack, template: getFile(stack.path, stack.template) })),
    resources: assessment.resources.map(({ source: _loader, ...resource }) => ({
      ...resource,
      template: getFile(resource.stack, resource.template),
      line: places.get(resource.stack)?.lines.get(resource.logicalId) ?? resource.line,
    })),
  };
}
