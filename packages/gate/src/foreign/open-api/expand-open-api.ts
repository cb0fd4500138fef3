import { isRecord } from '../../templates/template';
import { isIntrinsic, type JsonObject, toObject, toSection } from '../json-value';
import type { NotJudged } from '../not-judged';
import { ImportedResources } from './add-resource';
import { expandHttpDocument } from './http-document';
import { expandRestDocument } from './rest-document';

type DocumentExpansion = (api: string, document: JsonObject, imported: ImportedResources) => JsonObject;

const EXPANSIONS: Readonly<Record<string, DocumentExpansion>> = {
  'AWS::ApiGateway::RestApi': expandRestDocument,
  'AWS::ApiGatewayV2::Api': expandHttpDocument,
};

export interface OpenApiExpansion {
  readonly resources: JsonObject;
  /** Imported parts with the API whose document has them. */
  readonly origins: ReadonlyMap<string, string>;
  readonly notJudged: readonly NotJudged[];
}

/**
 * Adds the methods, routes, authorizers, models and responses that API Gateway imports from an OpenAPI document in the
 * template. Rules judge them like those that the template declares by itself.
 */
export function expandOpenApi(declared: JsonObject): OpenApiExpansion {
  const resources = new Map(Object.entries(declared));
  const origins = new Map<string, string>();
  const notJudged: NotJudged[] = [];
  for (const [id, resource] of Object.entries(declared)) {
    const expand = EXPANSIONS[String(toObject(resource)['Type'])];
    const { Properties: properties } = toObject(resource);
    const { Body: body, BodyS3Location: location } = toObject(properties);
    if (expand === undefined) continue;
    const isMacro = toSection(body)['Fn::Transform'] !== undefined;
    if (location !== undefined || (isIntrinsic(body) && !isMacro)) {
      const subject = location === undefined ? 'Body' : 'BodyS3Location';
      notJudged.push({
        kind: 'property',
        logicalId: id,
        subject,
        cause: `the gate does not read the OpenAPI document behind ${subject}`,
      });
    }
    if (!isRecord(body) || isIntrinsic(body)) continue;
    const read = expand(id, body, new ImportedResources(id, toObject(resource), resources, origins));
    resources.set(id, { ...toObject(resource), Properties: { ...read, ...toObject(properties) } });
  }
  return { resources: Object.fromEntries(resources), origins, notJudged };
}
