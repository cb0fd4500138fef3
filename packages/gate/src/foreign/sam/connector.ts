import { isRecord } from '../../templates/template';
import { findReferencedId, type JsonObject, ref, toItems, toObject } from '../json-value';
import data from './data/connector-profiles.json';
import type { SamOutput } from './sam-output';
import type { SamResource } from './sam-resource';

const PROFILES: JsonObject = data.permissions;
const RESOURCES: JsonObject = data.resources;

/** Types of SAM by the type of their main resource. */
const MAIN_TYPES: Readonly<Record<string, string>> = {
  'AWS::Serverless::Function': 'AWS::Lambda::Function',
  'AWS::Serverless::StateMachine': 'AWS::StepFunctions::StateMachine',
  'AWS::Serverless::Api': 'AWS::ApiGateway::RestApi',
  'AWS::Serverless::HttpApi': 'AWS::ApiGatewayV2::Api',
  'AWS::Serverless::SimpleTable': 'AWS::DynamoDB::Table',
};

/** One end of a connector. */
type ConnectorEnd = Readonly<
  Record<'Arn' | 'ResourceId' | 'Name' | 'Qualifier' | 'Type' | 'RoleName' | 'QueueUrl', unknown>
>;

/**
 * Expands a connector into the policies that let its source use its destinations.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/managing-permissions-connectors.html
 */
export function expandConnector(resource: SamResource, output: SamOutput): void {
  const { properties } = resource;
  output.rejectUnknown(resource, properties, ['Destination', 'Permissions', 'Source']);
  const destinations = toItems(properties['Destination']).filter(isRecord);
  for (const [index, destination] of destinations.entries()) {
    const suffix = Array.isArray(properties['Destination']) ? `Destination${index}` : '';
    connect(resource, toObject(properties['Source']), destination, suffix, output);
  }
}

function connect(resource: SamResource, from: JsonObject, to: JsonObject, suffix: string, output: SamOutput): void {
  const source = readEnd(from, to, output);
  const destination = readEnd(to, from, output);
  const { Type: kind, Properties: given } = toObject(toObject(PROFILES[String(source.Type)])[String(destination.Type)]);
  const profile = toObject(replaceVariables(given, source, destination));
  const isOfSource = profile['SourcePolicy'] === true;
  const categories = toObject(profile['AccessCategories']);
  const wanted = toItems(resource.properties['Permissions']).map(String);
  const unknown = wanted.filter((permission) => !(permission in categories));
  if (typeof kind !== 'string' || unknown.length > 0) {
    const cause = `the gate cannot expand a connector from ${String(source.Type)} to ${String(destination.Type)}`;
    output.reject(resource, 'Destination', `${cause} for ${wanted.join(' and ')}`);
    return;
  }
  const statements = wanted.flatMap((permission) => toItems(toObject(categories[permission])['Statement']));
  const document = { Version: '2012-10-17', Statement: statements };
  const owner = isOfSource ? source : destination;
  switch (kind) {
    case 'AWS_IAM_ROLE_MANAGED_POLICY':
      output.add(resource, `${resource.id}Policy${suffix}`, 'AWS::IAM::ManagedPolicy', {
        PolicyDocument: document,
        Roles: [owner.RoleName],
      });
      return;
    case 'AWS_SQS_QUEUE_POLICY':
      output.add(resource, `${resource.id}QueuePolicy${suffix}`, 'AWS::SQS::QueuePolicy', {
        PolicyDocument: document,
        Queues: [owner.QueueUrl],
      });
      return;
    case 'AWS_SNS_TOPIC_POLICY':
      output.add(resource, `${resource.id}TopicPolicy${suffix}`, 'AWS::SNS::TopicPolicy', {
        PolicyDocument: document,
        Topics: [owner.Arn],
      });
      return;
    default:
      for (const permission of wanted) {
        const id = `${resource.id}${permission}LambdaPermission${suffix}`;
        const { Action, Principal, SourceArn, SourceAccount } = toObject(categories[permission]);
        const granted = { Action, Principal, SourceArn, SourceAccount, FunctionName: owner.Arn };
        output.add(resource, id, 'AWS::Lambda::Permission', granted);
      }
  }
}

/** Reads the ARN and the role of an end: of a resource of this template, or as written. */
function readEnd(end: JsonObject, other: JsonObject, output: SamOutput): ConnectorEnd {
  const { Id: id } = end;
  if (typeof id !== 'string') {
    const { Type: type } = end;
    const { Arn, RoleName, QueueUrl, ResourceId, Name, Qualifier } = end;
    return { Arn, RoleName, QueueUrl, ResourceId, Name, Qualifier, Type: MAIN_TYPES[String(type)] ?? type };
  }
  const { Type: type, Properties: properties } = output.resources.get(id) ?? {};
  const { Inputs: inputs, Outputs: outputs } = toObject(replaceText(RESOURCES[String(type)], { logicalId: id }));
  const { Arn, Id: ResourceId, Name, Url: QueueUrl, Qualifier } = toObject(outputs);
  const role = findRole(toObject(inputs)['Role'], toObject(properties), other);
  return { Type: type, Arn, ResourceId, Name, QueueUrl, Qualifier: end['Qualifier'] ?? Qualifier, RoleName: role };
}

/** @param input name of the property with the role; an object for a rule, whose targets have roles */
function findRole(input: unknown, properties: JsonObject, { Id: other }: JsonObject): JsonObject | undefined {
  const target = toItems(properties['Targets'])
    .map(toObject)
    .find(({ Arn }) => findReferencedId(Arn) === other);
  const role = findReferencedId(typeof input === 'string' ? properties[input] : target?.['RoleArn']);
  return role === undefined ? undefined : ref(role);
}

function replaceVariables(profile: unknown, source: ConnectorEnd, destination: ConnectorEnd): unknown {
  const name = (prefix: string, end: ConnectorEnd) =>
    Object.entries(end).map(([key, value]) => [`${prefix}.${key}`, value]);
  return replaceText(profile, Object.fromEntries([...name('Source', source), ...name('Destination', destination)]));
}

/** Replaces `%{Source.Arn}`, as a whole value or inside of a text for Fn::Sub. */
function replaceText(value: unknown, values: JsonObject): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceText(item, values));
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceText(item, values)]));
  }
  if (typeof value !== 'string') return value;
  const whole = /^%\{([\w.]+)\}$/.exec(value)?.[1];
  if (whole !== undefined && whole in values) return values[whole];
  const used = [...value.matchAll(/%\{([\w.]+)\}/g)].map(([, name = '']) => name);
  const text = value.replaceAll(/%\{([\w.]+)\}/g, (_, name: string) => `\${${name.replaceAll('.', '')}}`);
  if (!text.includes('${')) return text;
  const variables = Object.fromEntries(used.map((name) => [name.replaceAll('.', ''), values[name]]));
  return { 'Fn::Sub': used.length === 0 ? text : [text, variables] };
}
