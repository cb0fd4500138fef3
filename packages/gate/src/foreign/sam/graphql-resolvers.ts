import { getAtt, type JsonObject, omitAbsent, pick, toItems, toObject } from '../json-value';
import type { SamOutput } from './sam-output';
import type { SamResource } from './sam-resource';

/** Expands the functions and pipeline resolvers of a GraphQL API. */
export class GraphQlResolvers {
  readonly #apiId: JsonObject;

  constructor(
    private readonly resource: SamResource,
    private readonly output: SamOutput,
  ) {
    this.#apiId = getAtt(resource.id, 'ApiId');
  }

  expand(): void {
    const { properties } = this.resource;
    for (const [name, given] of Object.entries(toObject(properties['Functions'])))
      this.#addFunction(name, toObject(given));
    for (const [type, resolvers] of Object.entries(toObject(properties['Resolvers']))) {
      for (const [name, given] of Object.entries(toObject(resolvers))) this.#addResolver(type, name, toObject(given));
    }
  }

  #addFunction(name: string, given: JsonObject): void {
    if (given['Id'] !== undefined) return;
    this.output.add(this.resource, `${this.resource.id}${name}`, 'AWS::AppSync::FunctionConfiguration', {
      ApiId: this.#apiId,
      Name: given['Name'] ?? name,
      DataSourceName: this.#findDataSource(given['DataSource']),
      ...readCode(given),
      ...pick(given, ['Description', 'MaxBatchSize']),
      SyncConfig: given['Sync'],
    });
  }

  /** A data source by its name in this API, `NONE`, or one of elsewhere. */
  #findDataSource(name: unknown): unknown {
    const { id, properties } = this.resource;
    const sources = toObject(properties['DataSources']);
    if (typeof name !== 'string') return name;
    if (name.toLowerCase() === 'none') {
      const none = `${id}NoneDataSource`;
      this.output.add(this.resource, none, 'AWS::AppSync::DataSource', {
        ApiId: this.#apiId,
        Name: none,
        Type: 'NONE',
      });
      return getAtt(none, 'Name');
    }
    const kind = name in toObject(sources['DynamoDb']) ? 'DynamoDB' : 'Lambda';
    return getAtt(`${id}${name}${kind}DataSource`, 'Name');
  }

  #addResolver(type: string, name: string, given: JsonObject): void {
    const functions = toObject(this.resource.properties['Functions']);
    const pipeline = toItems(given['Pipeline']).map((step) => {
      const { Id: existing = getAtt(`${this.resource.id}${String(step)}`, 'FunctionId') } = toObject(
        functions[String(step)],
      );
      return existing;
    });
    this.output.add(this.resource, `${this.resource.id}${type}${name}`, 'AWS::AppSync::Resolver', {
      ApiId: this.#apiId,
      TypeName: type,
      FieldName: given['FieldName'] ?? name,
      Kind: 'PIPELINE',
      PipelineConfig: { Functions: pipeline },
      ...readCode(given),
      CachingConfig: given['Caching'],
      ...pick(given, ['MaxBatchSize']),
    });
  }
}

function readCode({ InlineCode, CodeUri, Runtime: runtime }: JsonObject): JsonObject {
  const { Name = 'APPSYNC_JS', Version: RuntimeVersion = '1.0.0' } = toObject(runtime);
  return omitAbsent({ Code: InlineCode, CodeS3Location: CodeUri, Runtime: { Name, RuntimeVersion } });
}
