import type { Template } from '../templates/template';
import { isRecord } from '../templates/template';
import { type JsonObject, toObject, toSection } from './json-value';
import { expandLanguageExtensions, LANGUAGE_EXTENSIONS } from './language-extensions';
import { createPlaceholder, type NotJudged } from './not-judged';
import { readNotJudged } from './not-judged-metadata';
import { expandOpenApi } from './open-api/expand-open-api';
import { expandSam, SAM_TRANSFORM } from './sam/expand-sam';
import { isSamType } from './sam/sam-resource';
import {
  describeInline,
  listInlineTransforms,
  listTransforms,
  listUnknownTransforms,
  rejectTransform,
} from './transforms';

/** A template as CloudFormation deploys it, as far as the gate knows. */
export interface ExpandedTemplate {
  readonly template: Template;
  /** Logical ids of the expanded template with the key below `Resources` that they come from, where it is another. */
  readonly origins: ReadonlyMap<string, string>;
  readonly notJudged: readonly NotJudged[];
}

/**
 * Expands loops, SAM and OpenAPI documents of a template. Every part that cannot be judged becomes a placeholder, which
 * a rule reports.
 *
 * @param path path of the stack, below which generated resources are
 */
export function expandTemplate(source: JsonObject, path: string): ExpandedTemplate {
  const transforms = listTransforms(source);
  const loops = transforms.includes(LANGUAGE_EXTENSIONS)
    ? expandLanguageExtensions(source)
    : { template: source, origins: new Map<string, string>(), notJudged: [] };
  const sound = readSoundResources(toSection(loops.template['Resources']));
  const sections = readSections(loops.template);
  const sam =
    transforms.includes(SAM_TRANSFORM) || Object.values(sound.resources).some(({ Type: type }) => isSamType(type))
      ? expandSam(sound.resources, toSection(sections['Parameters']), toSection(loops.template['Globals']))
      : { resources: sound.resources, origins: new Map<string, string>(), notJudged: [] };
  const openApi = expandOpenApi(sam.resources);
  const notJudged = [
    ...readNotJudged(source),
    ...listUnknownTransforms(source),
    ...loops.notJudged,
    ...sound.notJudged,
    ...sam.notJudged,
    ...openApi.notJudged,
  ];
  const origins = new Map<string, string>();
  for (const id of [...loops.origins.keys(), ...sam.origins.keys(), ...openApi.origins.keys()]) {
    const inSam = openApi.origins.get(id) ?? id;
    const inLoops = sam.origins.get(inSam) ?? inSam;
    origins.set(id, loops.origins.get(inLoops) ?? inLoops);
  }
  const placeholders = createPlaceholders(notJudged, openApi.resources, origins);
  const located = locate({ ...openApi.resources, ...placeholders }, origins, path);
  return { template: { ...sections, Resources: Object(located) }, origins, notJudged };
}

/** Sections that are no maps are left out: CloudFormation Validate reports them. */
function readSections(template: JsonObject): JsonObject {
  const maps = ['Parameters', 'Mappings', 'Conditions', 'Outputs'].flatMap((name): readonly [string, unknown][] => {
    const section = template[name];
    if (section === undefined) return [];
    const entries = Object.entries(toSection(section));
    return [[name, Object.fromEntries(entries.filter(([, entry]) => name === 'Conditions' || isRecord(entry)))]];
  });
  return { ...template, ...Object.fromEntries(maps) };
}

/** Separates the resources that can be read from those that cannot. */
function readSoundResources(resources: JsonObject): {
  readonly resources: Readonly<Record<string, JsonObject>>;
  readonly notJudged: readonly NotJudged[];
} {
  const sound: [string, JsonObject][] = [];
  const notJudged: NotJudged[] = [];
  for (const [id, resource] of Object.entries(resources)) {
    const problem = findProblem(id, resource);
    if (problem !== undefined) notJudged.push(problem);
    else {
      const { Metadata: metadata, ...rest } = Object(resource);
      sound.push([id, isRecord(metadata) ? { ...rest, Metadata: metadata } : rest]);
      notJudged.push(...listInlineTransforms(id, resource));
    }
  }
  return { resources: Object.fromEntries(sound), notJudged };
}

function findProblem(logicalId: string, resource: unknown): NotJudged | undefined {
  if (logicalId === 'Fn::Transform') return rejectTransform(describeInline(resource), logicalId);
  const reject = (cause: string): NotJudged => ({ kind: 'resource', logicalId, subject: logicalId, cause });
  if (logicalId.startsWith('Fn::')) return reject(`${logicalId} needs the transform ${LANGUAGE_EXTENSIONS}`);
  if (logicalId === '') return reject('its logical ID is empty');
  if (!isRecord(resource)) return reject('it is not a map with a Type');
  const { Type: type, Properties: properties } = resource;
  if (typeof type !== 'string' || type === '') return reject('its Type is not a text');
  const isReadable = properties === undefined || properties === null || isRecord(properties);
  return isReadable ? undefined : reject('its Properties are not a map');
}

/** @param origins gets the origin of each placeholder */
function createPlaceholders(
  notJudged: readonly NotJudged[],
  resources: JsonObject,
  origins: Map<string, string>,
): JsonObject {
  const placeholders: Record<string, JsonObject> = {};
  for (const part of notJudged) {
    const base = `${part.logicalId ?? ''}NotJudged`.replaceAll(/[^0-9A-Za-z]/g, '');
    let id = base;
    for (let number = 2; id in resources || id in placeholders; number += 1) id = `${base}${number}`;
    placeholders[id] = createPlaceholder(part);
    if (part.logicalId !== undefined) origins.set(id, part.logicalId);
  }
  return placeholders;
}

/** Puts generated resources below the path of the resource that they come from. */
function locate(resources: JsonObject, origins: ReadonlyMap<string, string>, path: string): JsonObject {
  if (origins.size === 0) return resources;
  return Object.fromEntries(
    Object.entries(resources).map(([id, resource]) => {
      const origin = origins.get(id);
      if (origin === undefined) return [id, resource];
      const { 'aws:cdk:path': above = `${path}/${origin}` } = toObject(toObject(resources[origin])['Metadata']);
      const metadata = { ...toObject(toObject(resource)['Metadata']), 'aws:cdk:path': `${String(above)}/${id}` };
      return [id, { ...toObject(resource), Metadata: metadata }];
    }),
  );
}
