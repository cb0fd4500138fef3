import { isRecord } from '../templates/template';
import { type JsonObject, toItems, toSection } from './json-value';
import { NOT_JUDGED_TYPES, type NotJudged, type NotJudgedKind } from './not-judged';

/** Key below `Metadata` of a template. */
const KEY = 'Bulwark::NotJudged';

/** Writes into a template what its reader could not read, so that the judge of the template reports it. */
export function writeNotJudged(template: JsonObject, parts: readonly NotJudged[]): JsonObject {
  if (parts.length === 0) return template;
  return { ...template, Metadata: { ...toSection(template['Metadata']), [KEY]: parts } };
}

export function readNotJudged(template: JsonObject): readonly NotJudged[] {
  return toItems(toSection(template['Metadata'])[KEY])
    .filter(isRecord)
    .map(({ kind, logicalId, subject, cause }) => ({
      kind: isKind(kind) ? kind : 'resource',
      ...(typeof logicalId === 'string' ? { logicalId } : {}),
      subject: String(subject),
      cause: String(cause),
    }));
}

function isKind(kind: unknown): kind is NotJudgedKind {
  return typeof kind === 'string' && Object.hasOwn(NOT_JUDGED_TYPES, kind);
}
