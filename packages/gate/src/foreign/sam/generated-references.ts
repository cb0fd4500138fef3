import { isRecord } from '../../templates/template';
import type { JsonObject } from '../json-value';

/** Names by which a template refers to what SAM generates: `!Ref Api.Stage`. The logical id has a hash or a name in it. */
const NAMES: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Deployment': 'Deployment',
  'AWS::ApiGateway::DomainName': 'DomainName',
  'AWS::ApiGateway::Stage': 'Stage',
  'AWS::ApiGatewayV2::DomainName': 'DomainName',
  'AWS::ApiGatewayV2::Stage': 'Stage',
  'AWS::Lambda::Alias': 'Alias',
  'AWS::Lambda::Version': 'Version',
};

/**
 * Replaces references such as `Api.Stage` by the logical id of the generated resource.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export function resolveGeneratedReferences(
  resources: ReadonlyMap<string, JsonObject>,
  origins: ReadonlyMap<string, string>,
): JsonObject {
  const ids = new Map(
    [...origins].flatMap(([id, origin]): [string, string][] => {
      const name = NAMES[String(resources.get(id)?.['Type'])];
      return name === undefined ? [] : [[`${origin}.${name}`, id]];
    }),
  );
  if (ids.size === 0) return Object.fromEntries(resources);
  return Object.fromEntries([...resources].map(([id, resource]) => [id, replace(resource, ids)]));
}

function replace(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => replace(item, ids));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceOperand(key, item, ids)]));
}

function replaceOperand(key: string, item: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (key === 'Ref') return ids.get(String(item)) ?? item;
  if (key !== 'Fn::Sub') return replace(item, ids);
  if (typeof item === 'string') return replaceVariables(item, ids);
  if (!Array.isArray(item)) return item;
  const [text, variables] = item;
  return [typeof text === 'string' ? replaceVariables(text, ids) : text, replace(variables, ids)];
}

function replaceVariables(text: string, ids: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\{([^!{}][^{}]*)\}/g, (whole, name: string) => {
    const id = ids.get(name.trim());
    return id === undefined ? whole : `\${${id}}`;
  });
}
