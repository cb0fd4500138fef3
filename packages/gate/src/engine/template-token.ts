import { type IResolvable, Token } from 'aws-cdk-lib';
import { parseIntrinsic } from '../templates/intrinsics';
import { isRecord } from '../templates/template';

/**
 * A value of a template as a token, which typed properties accept in place of any value. It has no properties of its
 * own, because the readers of CDK take an object with properties for a map.
 */
export class TemplateToken implements IResolvable {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  /** Tokens have a stack trace in CDK. No program created this one. */
  get creationStack(): string[] {
    return [];
  }

  resolve(): unknown {
    return this.#value;
  }

  toString(): string {
    return Token.asString(this);
  }

  toJSON(): unknown {
    return this.#value;
  }
}

/** Replaces intrinsic functions by tokens. Parts without any are those of the given value. */
export function replaceIntrinsicsWithTokens(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (parseIntrinsic(value) !== undefined) return new TemplateToken(value);
  if (Array.isArray(value)) return replaceItems(value);
  return isRecord(value) ? replaceEntries(value) : value;
}

function replaceItems(items: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const replaced = replaceIntrinsicsWithTokens(items[index]);
    if (replaced === items[index]) continue;
    copy ??= [...items];
    copy[index] = replaced;
  }
  return copy ?? items;
}

function replaceEntries(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(record)) {
    const replaced = replaceIntrinsicsWithTokens(record[key]);
    if (replaced === record[key]) continue;
    copy ??= { ...record };
    copy[key] = replaced;
  }
  return copy ?? record;
}
