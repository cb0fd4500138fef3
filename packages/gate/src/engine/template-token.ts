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

/** Replaces intrinsic functions by tokens. */
export function replaceIntrinsicsWithTokens(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (parseIntrinsic(value) !== undefined) return new TemplateToken(value);
  if (Array.isArray(value)) return value.map(replaceIntrinsicsWithTokens);
  if (!isRecord(value)) return value;
  const replaced: Record<string, unknown> = {};
  for (const key of Object.keys(value)) replaced[key] = replaceIntrinsicsWithTokens(value[key]);
  return replaced;
}
