import { findSubjectTypes, isCheckFor } from './nag-classes';
import type { PackRule } from './pack-rules';

/**
 * The rules of a pack by the types that they evaluate, in the order of the pack. An app has a hundred types and the packs
 * have a thousand rules, so that asking each rule about each type takes longer than the evaluation.
 */
export class RulesByType {
  readonly #places = new Map<string, number[]>();
  /** Places of rules whose types are not known without the type in question. */
  readonly #others: number[] = [];

  constructor(private readonly rules: readonly PackRule[]) {
    for (const [place, { check }] of rules.entries()) {
      const types = findSubjectTypes(check);
      if (types === undefined) this.#others.push(place);
      for (const type of types ?? []) this.#places.set(type, [...(this.#places.get(type) ?? []), place]);
    }
  }

  /** Lists the rules that evaluate resources of a type. */
  list(type: string): readonly PackRule[] {
    const others = this.#others.filter((place) => {
      const rule = this.rules[place];
      return rule !== undefined && isCheckFor(rule.check, type);
    });
    const places = new Set([...(this.#places.get(type) ?? []), ...others]);
    return [...places].sort((one, other) => one - other).flatMap((place) => this.rules[place] ?? []);
  }
}
