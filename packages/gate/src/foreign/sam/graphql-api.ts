import { getAtt, type JsonObject, omitAbsent, pick, ref, sub, toItems, toObject } from '../json-value';
import { expandConnector } from './connector';
import { GraphQlResolvers } from './graphql-resolvers';
import { createTrustPolicy, getManagedPolicyArn } from './role';
import type { SamOutput } from './sam-output';
import { readSamResource, type SamResource } from './sam-resource';
import { toTagList } from './tags';

const SAME = [
  'IntrospectionConfig',
  'OwnerContact',
  'QueryDepthLimit',
  'ResolverCountLimit',
  'Visibility',
  'XrayEnabled',
];
const CACHE = ['ApiCachingBehavior', 'AtRestEncryptionEnabled', 'TransitEncryptionEnabled', 'Ttl', 'Type'];
const KNOWN = [
  ...SAME,
  'ApiKeys',
  'Auth',
  'Cache',
  'DataSources',
  'DomainName',
  'Functions',
  'Logging',
  'Name',
  'Resolvers',
  'SchemaInline',
  'SchemaUri',
  'Tags',
];

/** Settings of an authorizer by their names in SAM and in AppSync. */
const AUTH_SETTINGS: Readonly<Record<string, string>> = {
  LambdaAuthorizer: 'LambdaAuthorizerConfig',
  OpenIDConnect: 'OpenIDConnectConfig',
  UserPool: 'UserPoolConfig',
};

/**
 * Expands a GraphQL API with its schema, keys, cache, data sources, functions and resolvers.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-graphqlapi.html
 */
export function expandGraphQlApi(resource: SamResource, output: SamOutput): void {
  const { id, properties } = resource;
  output.rejectUnknown(resource, properties, KNOWN);
  const { Additional: additional, ...auth } = toObject(properties['Auth']);
  const apiId = getAtt(id, 'ApiId');
  const others = toItems(additional).map((entry) => readAuth(toObject(entry)));
  output.addMain(resource, 'AWS::AppSync::GraphQLApi', {
    Name: properties['Name'] ?? id,
    ...pick(properties, SAME),
    ...readAuth(auth),
    AdditionalAuthenticationProviders: others.length === 0 ? undefined : others,
    LogConfig: readLogging(resource, output),
    Tags: toTagList({ 'graphqlapi:createdBy': 'SAM' }, properties['Tags']),
  });
  output.add(resource, `${id}Schema`, 'AWS::AppSync::GraphQLSchema', {
    ApiId: apiId,
    Definition: properties['SchemaInline'],
    DefinitionS3Location: properties['SchemaUri'],
  });
  for (const [name, key] of Object.entries(toObject(properties['ApiKeys']))) {
    const { ExpiresOn, ...rest } = toObject(key);
    output.add(resource, `${id}${name}`, 'AWS::AppSync::ApiKey', { ApiId: apiId, ...rest, Expires: ExpiresOn });
  }
  if (properties['Cache'] !== undefined) {
    const cache = pick(toObject(properties['Cache']), CACHE);
    output.add(resource, `${id}ApiCache`, 'AWS::AppSync::ApiCache', { ApiId: apiId, ...cache });
  }
  addDomain(resource, output);
  addAuthorizerPermissions(resource, [auth, ...toItems(additional).map(toObject)], output);
  addDataSources(resource, output);
  new GraphQlResolvers(resource, output).expand();
}

function readAuth(auth: JsonObject): JsonObject {
  const settings = Object.entries(AUTH_SETTINGS).map(([name, property]) => [property, auth[name]]);
  return omitAbsent({ AuthenticationType: auth['Type'], ...Object.fromEntries(settings) });
}

/** Lets the API call the functions behind its authorizers. */
function addAuthorizerPermissions(resource: SamResource, auths: readonly JsonObject[], output: SamOutput): void {
  const functions = auths.flatMap(({ LambdaAuthorizer: authorizer }) => toItems(toObject(authorizer)['AuthorizerUri']));
  for (const [index, arn] of functions.entries()) {
    output.add(
      resource,
      `${resource.id}ToLambdaAuthConnector${index + 1}WriteLambdaPermission`,
      'AWS::Lambda::Permission',
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: arn,
        Principal: 'appsync.amazonaws.com',
        SourceArn: ref(resource.id),
      },
    );
  }
}

/** Logging is on with a role of its own, unless the template says otherwise. */
function readLogging(resource: SamResource, output: SamOutput): JsonObject | undefined {
  const { Logging: given } = resource.properties;
  if (given === false) return undefined;
  const logging = toObject(given);
  const roleId = `${resource.id}CloudWatchRole`;
  if (logging['CloudWatchLogsRoleArn'] === undefined) {
    output.add(resource, roleId, 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: createTrustPolicy('appsync.amazonaws.com'),
      ManagedPolicyArns: [getManagedPolicyArn('service-role/AWSAppSyncPushToCloudWatchLogs')],
    });
  }
  return { FieldLogLevel: 'ALL', CloudWatchLogsRoleArn: getAtt(roleId, 'Arn'), ...logging };
}

function addDomain(resource: SamResource, output: SamOutput): void {
  const { id, properties } = resource;
  if (properties['DomainName'] === undefined) return;
  const domain = pick(toObject(properties['DomainName']), ['CertificateArn', 'Description', 'DomainName']);
  output.add(resource, `${id}DomainName`, 'AWS::AppSync::DomainName', domain);
  output.add(resource, `${id}DomainNameApiAssociation`, 'AWS::AppSync::DomainNameApiAssociation', {
    ApiId: getAtt(id, 'ApiId'),
    DomainName: getAtt(`${id}DomainName`, 'DomainName'),
  });
}

function addDataSources(resource: SamResource, output: SamOutput): void {
  const { DynamoDb: tables, Lambda: functions } = toObject(resource.properties['DataSources']);
  for (const [name, given] of Object.entries(toObject(tables))) {
    const source = toObject(given);
    const { TableName: table, Region: region = ref('AWS::Region') } = source;
    const composed = sub(`arn:\${AWS::Partition}:dynamodb:\${Region}:\${AWS::AccountId}:table/\${Table}`, {
      Table: table,
      Region: region,
    });
    const { Permissions: permissions = ['Read', 'Write'], TableArn: arn = composed } = source;
    addDataSource(resource, `${resource.id}${name}DynamoDBDataSource`, name, source, output, {
      config: {
        Type: 'AMAZON_DYNAMODB',
        DynamoDBConfig: omitAbsent({
          AwsRegion: region,
          TableName: table,
          DeltaSyncConfig: source['DeltaSync'],
          ...pick(source, ['UseCallerCredentials', 'Versioned']),
        }),
      },
      connection: { Type: 'AWS::DynamoDB::Table', Arn: arn },
      permissions,
    });
  }
  for (const [name, given] of Object.entries(toObject(functions))) {
    const source = toObject(given);
    const { FunctionArn: arn } = source;
    addDataSource(resource, `${resource.id}${name}LambdaDataSource`, name, source, output, {
      config: { Type: 'AWS_LAMBDA', LambdaConfig: { LambdaFunctionArn: arn } },
      connection: { Type: 'AWS::Lambda::Function', Arn: arn },
      permissions: ['Write'],
    });
  }
}

interface DataSourceDetails {
  readonly config: JsonObject;
  /** Destination of the connector from the data source. */
  readonly connection: JsonObject;
  readonly permissions: unknown;
}

function addDataSource(
  resource: SamResource,
  id: string,
  name: string,
  source: JsonObject,
  output: SamOutput,
  { config, connection, permissions }: DataSourceDetails,
): void {
  const { ServiceRoleArn: given } = source;
  output.add(resource, id, 'AWS::AppSync::DataSource', {
    ApiId: getAtt(resource.id, 'ApiId'),
    Name: source['Name'] ?? name,
    Description: source['Description'],
    ServiceRoleArn: given ?? getAtt(`${id}Role`, 'Arn'),
    ...config,
  });
  if (given !== undefined) return;
  output.add(resource, `${id}Role`, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: createTrustPolicy('appsync.amazonaws.com'),
  });
  const from = { Type: 'AWS::AppSync::DataSource', Arn: getAtt(id, 'DataSourceArn'), RoleName: ref(`${id}Role`) };
  const declared = {
    Type: 'AWS::Serverless::Connector',
    Properties: { Source: from, Destination: connection, Permissions: permissions },
  };
  expandConnector(readSamResource(`${id}Connector`, declared, {}, resource.origin), output);
}
