import { splitIntoParts, type TextPart, type UnknownPart } from './follow-intrinsics';
import type { IntrinsicScope } from './intrinsics';

/** The text of a value with placeholders; JSON when it is not a text. */
export function renderText<Scope extends IntrinsicScope<Scope>>(raw: unknown, scope: Scope): string {
  if (typeof raw === 'string') return raw;
  const parts = splitIntoParts(raw, scope);
  return parts === undefined ? JSON.stringify(raw) : parts.map(renderPart).join('');
}

/**
 * The text of a value; undefined when a part of it is not known. A pseudo parameter is a text that is known: where the
 * account is not, `${AWS::AccountId}` is the own account all the same.
 */
export function readKnownText<Scope extends IntrinsicScope<Scope>>(raw: unknown, scope: Scope): string | undefined {
  if (typeof raw === 'string') return raw;
  const parts = splitIntoParts(raw, scope);
  return parts?.every((part) => typeof part === 'string' || isPseudoParameter(part))
    ? parts.map(renderPart).join('')
    : undefined;
}

export function isPseudoParameter<Scope>({ placeholder }: UnknownPart<Scope>): boolean {
  return placeholder.startsWith('${AWS::');
}

function renderPart<Scope>(part: TextPart<Scope>): string {
  return typeof part === 'string' ? part : part.placeholder;
}
