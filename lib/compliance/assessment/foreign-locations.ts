import { resourceLines } from '../engine/template-lines';
import type { Assessment } from './assessment';

/** A template that somebody else wrote. */
export interface ForeignTemplate {
  /** The stack that stands for it. */
  readonly stack: string;
  /** As it was named on the command line. */
  readonly file: string;
  readonly text: string;
}

/** An assessment of foreign templates with the places in those, not in what the gate wrote of them; there is no program to point at. */
export function atForeignTemplates(assessment: Assessment, templates: readonly ForeignTemplate[]): Assessment {
  const places = new Map(
    templates.map(({ stack, file, text }) => [stack, { file, lines: resourceLines(text) }] as const),
  );
  const fileOf = (stack: string, template: string): string => places.get(stack)?.file ?? template;
  return {
    ...assessment,
    stacks: assessment.stacks.map((stack) => ({ ...stack, template: fileOf(stack.path, stack.template) })),
    resources: assessment.resources.map(({ source: _ours, ...resource }) => ({
      ...resource,
      template: fileOf(resource.stack, resource.template),
      line: places.get(resource.stack)?.lines.get(resource.logicalId) ?? resource.line,
    })),
  };
}
