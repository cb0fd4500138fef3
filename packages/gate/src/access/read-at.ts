import { type TemplateResource, Value } from '../templates/template-resource';
import { Undecidable } from '../templates/undecidable';

/** A value below a resource or a value. Below what only a deployment determines, it is one that nothing is known of. */
export function readAt(parent: TemplateResource | Value, path: string): Value {
  try {
    return parent.at(path);
  } catch (error) {
    if (error instanceof Undecidable) return new Value({ 'Fn::Undetermined': path }, parent.stack, path);
    throw error;
  }
}

/** The items of a list; none when only a deployment determines it. */
export function listItems(value: Value): readonly Value[] {
  try {
    return value.items();
  } catch (error) {
    if (error instanceof Undecidable) return [];
    throw error;
  }
}
