import { followIntrinsics, resolveText } from './follow-intrinsics';
import { type IntrinsicScope, parseIntrinsic } from './intrinsics';
import { isRecord } from './template';
import { Undecidable } from './undecidable';

/**
 * The value with every intrinsic function in it resolved, however deep.
 *
 * @throws Undecidable for an intrinsic function that the scope does not determine
 */
export function resolveDeeply<Scope extends IntrinsicScope<Scope>>(
  given: unknown,
  origin: Scope,
  property: string,
): unknown {
  const { raw, scope } = followIntrinsics(given, origin);
  if (Array.isArray(raw)) return raw.map((item, index) => resolveDeeply(item, scope, `${property}.${index}`));
  if (!isRecord(raw)) return raw;
  const [name] = parseIntrinsic(raw) ?? [];
  if (name === undefined) {
    return Object.fromEntries(
      Object.entries(raw).map(([key, value]) => [key, resolveDeeply(value, scope, `${property}.${key}`)]),
    );
  }
  const text = resolveText(raw, scope);
  if (text === undefined) throw new Undecidable(property, raw);
  return name === 'Fn::Base64' ? Buffer.from(text).toString('base64') : text;
}
