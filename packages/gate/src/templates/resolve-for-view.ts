import { followIntrinsics, splitIntoParts } from './follow-intrinsics';
import { parseIntrinsic, parseReference } from './intrinsics';
import { looksLikeJson, parseJsonText } from './json-text';
import { isPseudoParameter, renderText } from './render-text';
import { isRecord } from './template';
import type { TemplateStack, Value } from './template-resource';

/**
 * A value as plain data for rules that do not read templates: all that the templates determine is resolved, AWS::NoValue is
 * absent, policies in JSON text are objects with a list of statements. The rest stays as intrinsic functions.
 */
export function resolveForView({ raw, located, stack }: Value): unknown {
  return resolve(raw, located.scope, stack);
}

function resolve(given: unknown, origin: TemplateStack, home: TemplateStack): unknown {
  const { raw, scope } = followIntrinsics(given, origin);
  if (typeof raw === 'string') return resolvePolicyText(raw, scope, home) ?? raw;
  if (Array.isArray(raw)) return raw.map((item) => resolve(item, scope, home)).filter((item) => item !== undefined);
  if (!isRecord(raw)) return raw;
  if (parseIntrinsic(raw) !== undefined) {
    const block = findAddressBlock(raw, scope, home);
    if (block !== undefined) return block;
    return resolvePolicyText(raw, scope, home) ?? resolveText(raw, scope, home);
  }
  const entries = Object.entries(raw)
    .map(([key, value]): [string, unknown] => [key, resolve(value, scope, home)])
    .filter(([, value]) => value !== undefined);
  return listStatements(Object.fromEntries(entries));
}

/**
 * Text as one Fn::Join of what is not known. A pseudo parameter is a known text. A reference of another template is shown
 * as its placeholder.
 */
function resolveText(raw: unknown, scope: TemplateStack, home: TemplateStack): unknown {
  const parts = splitIntoParts(raw, scope);
  const [name] = parseIntrinsic(raw) ?? [];
  if (parts === undefined || name === 'Fn::Base64') return scope === home ? raw : renderText(raw, scope);
  const pieces = parts.map((part) => {
    if (typeof part === 'string') return part;
    return part.scope === home && !isPseudoParameter(part) ? part.raw : part.placeholder;
  });
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  return pieces.length === 1 ? pieces[0] : { 'Fn::Join': ['', pieces] };
}

function resolvePolicyText(raw: unknown, scope: TemplateStack, home: TemplateStack): unknown {
  const [start] = splitIntoParts(raw, scope) ?? [];
  if (typeof start !== 'string' || !looksLikeJson(start) || !start.includes('"')) return undefined;
  const json = parseJsonText(raw, scope);
  const isPolicy = json !== undefined && 'content' in json && isRecord(json.content) && 'Statement' in json.content;
  return isPolicy ? resolve(json.content, scope, home) : undefined;
}

/** The address block of a VPC or subnet of the template, to which its attribute refers. */
function findAddressBlock(raw: unknown, scope: TemplateStack, home: TemplateStack): string | undefined {
  const { id, attribute } = parseReference(raw) ?? {};
  if (id === undefined || attribute !== 'CidrBlock') return undefined;
  const network = scope.findResource(id);
  if (network?.type !== 'AWS::EC2::VPC' && network?.type !== 'AWS::EC2::Subnet') return undefined;
  const block = resolve(network.at(attribute).raw, network.stack, home);
  return typeof block === 'string' ? block : undefined;
}

/** A single statement may stand without a list. */
function listStatements(resolved: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { Statement } = resolved;
  return isRecord(Statement) && 'Effect' in Statement ? { ...resolved, Statement: [Statement] } : resolved;
}
