import { isRecord } from '../../templates/template';
import { type JsonObject, pick, toObject } from '../json-value';

/** A resource of SAM with its globals merged. */
export interface SamResource {
  readonly id: string;
  /** The resource of the template that it comes from: itself, or for an implicit API a function. */
  readonly origin: string;
  readonly type: string;
  readonly properties: JsonObject;
  /** What is written beside the properties of the resource itself. */
  readonly attributes: JsonObject;
  /** What the generated resources take over of it. */
  readonly inherited: JsonObject;
}

const SAM_PREFIX = 'AWS::Serverless::';

export function isSamType(type: unknown): type is string {
  return typeof type === 'string' && type.startsWith(SAM_PREFIX);
}

export function readSamResource(id: string, declared: JsonObject, globals: JsonObject, origin = id): SamResource {
  const { Type: type, Properties, IgnoreGlobals: ignored, Connectors: _connectors, ...attributes } = declared;
  const section = toObject(globals[String(type).slice(SAM_PREFIX.length)]);
  const kept = Object.entries(section).filter(([name]) => !ignoresGlobal(ignored, name));
  return {
    id,
    origin,
    type: String(type),
    properties: toObject(mergeGlobals(Object.fromEntries(kept), isRecord(Properties) ? Properties : {})),
    attributes,
    inherited: pick(declared, ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy']),
  };
}

function ignoresGlobal(ignored: unknown, name: string): boolean {
  return ignored === '*' || (Array.isArray(ignored) && ignored.includes(name));
}

/**
 * Objects are merged, lists are joined, and any other value of the resource replaces the global one.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
function mergeGlobals(global: unknown, local: unknown): unknown {
  if (local === undefined) return global;
  if (Array.isArray(global) && Array.isArray(local)) return [...global, ...local];
  const one = toObject(global);
  const other = toObject(local);
  if (!isRecord(global) || !isRecord(local) || one !== global || other !== local) return local;
  const names = [...new Set([...Object.keys(global), ...Object.keys(local)])];
  return Object.fromEntries(names.map((name) => [name, mergeGlobals(global[name], local[name])]));
}
