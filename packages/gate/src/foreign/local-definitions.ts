import { isRecord } from '../templates/template';
import { isIntrinsic, type JsonObject, toItems, toObject, toSection } from './json-value';

/** A property that names a file beside the template, and the property that holds the same content. */
interface Definition {
  readonly file: string;
  readonly content: string;
}

const OF_SAM_API: Definition = { file: 'DefinitionUri', content: 'DefinitionBody' };
const OF_API: Definition = { file: 'BodyS3Location', content: 'Body' };

/**
 * Properties whose local path `sam package` and `aws cloudformation package` replace by an object in S3.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
 */
const DEFINITIONS: Readonly<Record<string, Definition>> = {
  'AWS::ApiGateway::RestApi': OF_API,
  'AWS::ApiGatewayV2::Api': OF_API,
  'AWS::Serverless::Api': OF_SAM_API,
  'AWS::Serverless::HttpApi': OF_SAM_API,
  'AWS::Serverless::StateMachine': { file: 'DefinitionUri', content: 'Definition' },
  'AWS::StepFunctions::StateMachine': { file: 'DefinitionS3Location', content: 'Definition' },
};

/** Reads a definition by its path relative to the template. Undefined if it cannot be read, so that it is not judged. */
export type DefinitionReader = (path: string) => JsonObject | undefined;

/**
 * Puts files beside the template into it: definitions of APIs and state machines, and what `AWS::Include` includes. A
 * file that cannot be read stays a path, which the expansion reports as not judged.
 */
export function includeDefinitions(template: JsonObject, read: DefinitionReader): JsonObject {
  const included = toSection(includeSnippets(template, read));
  const { Resources: resources, Globals: globals } = included;
  if (!isRecord(resources)) return included;
  const entries = Object.entries(resources).map(([id, resource]): [string, unknown] => [
    id,
    isRecord(resource) ? includeDefinition(resource, toObject(globals), read) : resource,
  ]);
  return { ...included, Resources: Object.fromEntries(entries) };
}

function includeDefinition(resource: JsonObject, globals: JsonObject, read: DefinitionReader): JsonObject {
  const { Type: type, Properties: properties = {}, IgnoreGlobals: ignored } = resource;
  const definition = typeof type === 'string' && Object.hasOwn(DEFINITIONS, type) ? DEFINITIONS[type] : undefined;
  if (definition === undefined || !isRecord(properties) || isIntrinsic(properties)) return resource;
  const { file, content } = definition;
  const { [file]: own, ...others } = properties;
  const isIgnored = ignored === '*' || toItems(ignored).includes(file);
  const shared = isIgnored ? undefined : toObject(globals[String(type).split('::').at(-1) ?? ''])[file];
  const document = readLocal(own ?? shared, read);
  if (document === undefined || content in others) return resource;
  // The path of the globals would be merged with the content.
  const ignoring = shared === undefined ? {} : { IgnoreGlobals: [...toItems(ignored), file] };
  return { ...resource, ...ignoring, Properties: { ...others, [content]: document } };
}

/** The keys beside `Fn::Transform` win, as in CloudFormation the snippet is merged into their object. */
function includeSnippets(value: unknown, read: DefinitionReader): unknown {
  if (Array.isArray(value)) return value.map((item) => includeSnippets(item, read));
  if (!isRecord(value)) return value;
  const { 'Fn::Transform': transform, ...others } = value;
  const { Name: name, Parameters: parameters } = toSection(transform);
  const snippet = name === 'AWS::Include' ? readLocal(toSection(parameters)['Location'], read) : undefined;
  return Object.fromEntries(
    Object.entries(snippet === undefined ? value : { ...snippet, ...others }).map(([key, item]) => [
      key,
      // A snippet includes no other one.
      snippet !== undefined && !(key in others) ? item : includeSnippets(item, read),
    ]),
  );
}

/** @param path not read if it is `s3://bucket/key` or another address */
function readLocal(path: unknown, read: DefinitionReader): JsonObject | undefined {
  return typeof path === 'string' && path !== '' && !/^[a-z][a-z\d+.-]*:/i.test(path) ? read(path) : undefined;
}
