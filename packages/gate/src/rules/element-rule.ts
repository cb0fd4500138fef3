import type { TemplateResource, Value } from '../templates/template-resource';
import { collectCertain, filterCertain } from '../templates/undecided';
import { selectValues } from './property-rule';
import type { CheckResult, Rule } from './rule';

/** A rule about each element of a list, where more than one property of the element decides. */
export interface ElementRule extends Omit<Rule, 'check' | 'property' | 'requiresAnyProperty'> {
  /** Path of the elements below `Properties`: `ContainerDefinitions.*`. Or one path for each shape that a type has. */
  readonly elements: string | readonly string[];
  /** Whether an element fails. */
  readonly isFaulty: (element: Value, resource: TemplateResource) => boolean;
  /** The rule applies only to resources for which this is true. @default - to all resources of its types */
  readonly onlyIf?: (resource: TemplateResource) => boolean;
}

/** Creates the rule of a row. Each element that fails is a finding, named by its place. */
export function createElementRule({ elements, isFaulty, onlyIf, ...row }: ElementRule): Rule {
  const paths: readonly string[] = typeof elements === 'string' ? [elements] : elements;
  return {
    ...row,
    property: `Properties.${paths[0] ?? ''}`,
    check: (resource): CheckResult => {
      if (onlyIf !== undefined && !onlyIf(resource)) return 'not applicable';
      return collectCertain(paths, (path) =>
        filterCertain(selectValues(resource.at(''), path.split('.')), (element) => isFaulty(element, resource)).map(
          ({ property }) => property.replace(/^Properties\./, ''),
        ),
      );
    },
  };
}

/** Creates the rules of a table. */
export function createElementRules(rows: readonly ElementRule[]): readonly Rule[] {
  return rows.map(createElementRule);
}
