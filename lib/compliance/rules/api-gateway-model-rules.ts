import type { Deployment, Resource } from '../deployment/deployment';
import { isRecord } from '../deployment/template';
import { intrinsicOf, type Value } from '../deployment/value';
import { awsDocs, nist, type Rule, type Verdict } from './rule';

const TYPES = ['AWS::ApiGateway::Model'];
const PROPERTY = 'Properties.Schema';
const MODELS = awsDocs('apigateway/latest/developerguide/models-mappings-models.html');
const VALIDATION = awsDocs('apigateway/latest/developerguide/api-gateway-method-request-validation.html');
/** Characters or items; AWS WAF looks into the first 16 KiB of a body, so a field beyond that was never inspected. */
const LARGEST = 16_384;

const CHOICES = ['anyOf', 'allOf', 'oneOf'];

/** Rules for the models that requests are compared with. Models of answers alone are left in peace. */
export const apiGatewayModelRules: readonly Rule[] = [
  {
    id: 'ApiModelClosed',
    types: TYPES,
    what: 'Objects of a request have the fields of the model and no others.',
    why: 'A field that nobody expects may end up in the database or decide something, such as a role or an owner.',
    fix: 'Set additionalProperties to false in every object of Schema.',
    property: PROPERTY,
    references: [nist('SI-10'), MODELS],
    check: ofRequests((schema) => schema.kinds.includes('object') && !isFalse(schema.at('additionalProperties'))),
  },
  {
    id: 'ApiModelTyped',
    types: TYPES,
    what: 'Every part of a request has a type.',
    why: 'A part without a type accepts anything, of any size and depth.',
    fix: 'Give every part of Schema a type, an enum, a $ref or a choice such as anyOf.',
    property: PROPERTY,
    references: [nist('SI-10'), MODELS],
    check: ofRequests((schema) => {
      if (schema.at('enum') !== undefined || schema.at('$ref') !== undefined) return false;
      return schema.kinds.length === 0 && CHOICES.every((choice) => schema.at(choice) === undefined);
    }),
  },
  {
    id: 'ApiModelBounded',
    types: TYPES,
    what: 'Strings, lists and numbers of a request have a largest size.',
    why: 'Up to 10 MB in a single field reach the code and the database, for the price of one request.',
    fix: `Set maxLength for strings and maxItems for arrays (${LARGEST} at most), minimum and maximum for numbers in Schema.`,
    property: PROPERTY,
    references: [nist('SI-10'), VALIDATION],
    check: ofRequests(
      (schema) =>
        schema.at('enum') === undefined &&
        schema.kinds.flatMap((kind) => BOUNDS.get(kind) ?? []).some((bound) => !isBound(bound, schema.at(bound))),
    ),
  },
  {
    id: 'ApiModelPatterns',
    types: TYPES,
    what: 'Strings of a request consist of the characters that the field needs.',
    why: 'Control characters, markup and quotes are what injections into logs, pages and statements are made of.',
    fix: 'Set pattern, from ^ to $, or enum for every string in Schema.',
    property: PROPERTY,
    references: [nist('SI-10'), VALIDATION],
    check: ofRequests((schema) => {
      if (!schema.kinds.includes('string') || schema.at('enum') !== undefined) return false;
      return !/^\^[\s\S]*\$$/.test(schema.at('pattern')?.text() ?? '');
    }),
  },
  {
    id: 'ApiModelRequired',
    types: TYPES,
    what: 'A request has at least one field that it cannot do without.',
    why: 'Otherwise {} is a valid body, and the code behind decides alone what a request without content means.',
    fix: 'Name the required fields in Schema.required.',
    property: PROPERTY,
    references: [nist('SI-10'), MODELS],
    check: (model, deployment) => {
      if (isForAnswers(model, deployment)) return 'not applicable';
      const root = schemaOf(model.at('Schema'), 'body');
      return root.kinds.includes('object') ? (root.at('required')?.items() ?? []).length > 0 : 'not applicable';
    },
  },
];

const BOUNDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['string', ['maxLength']],
  ['array', ['maxItems']],
  ['number', ['minimum', 'maximum']],
  ['integer', ['minimum', 'maximum']],
]);

/** A schema within a model. Names of fields may hold dots, so it is read key by key. */
interface Schema {
  /** `body.fields.name` */
  readonly place: string;
  readonly kinds: readonly string[];
  readonly at: (keyword: string) => Value | undefined;
}

function ofRequests(isOpen: (schema: Schema) => boolean): (model: Resource, deployment: Deployment) => Verdict {
  return (model, deployment) => {
    if (isForAnswers(model, deployment)) return 'not applicable';
    const open = withParts(schemaOf(model.at('Schema'), 'body')).filter(isOpen);
    return [...new Set(open.map(({ place }) => place))];
  };
}

/** Whether methods use a model for what they answer, and none for what it is asked. */
function isForAnswers(model: Resource, deployment: Deployment): boolean {
  const methods = deployment.ofType('AWS::ApiGateway::Method');
  const names = (models: Value) => models.entries().some(([, used]) => used.target() === model);
  return (
    methods.some((method) =>
      method
        .at('MethodResponses')
        .items()
        .some((answer) => names(answer.at('ResponseModels'))),
    ) && !methods.some((method) => names(method.at('RequestModels')))
  );
}

function isBound(keyword: string, value: Value | undefined): boolean {
  const bound = value?.number();
  return bound !== undefined && (!keyword.startsWith('max') || keyword === 'maximum' || bound <= LARGEST);
}

/** `additionalProperties` is a flag, or a schema for the fields that nobody named. */
function isFalse(value: Value | undefined): boolean {
  if (value === undefined || (isRecord(value.raw) && intrinsicOf(value.raw) === undefined)) return false;
  return value.flag() === false;
}

function schemaOf(value: Value, place: string): Schema {
  const keywords = new Map(value.entries());
  const kinds = keywords.get('type')?.items() ?? [];
  return { place, kinds: kinds.map((kind) => kind.text() ?? ''), at: (keyword) => keywords.get(keyword) };
}

function withParts(schema: Schema): Schema[] {
  const { place, at } = schema;
  const fields = (at('properties')?.entries() ?? []).map(([name, field]) => schemaOf(field, `${place}.${name}`));
  const items = (at('items')?.items() ?? []).map((item) => schemaOf(item, `${place}[]`));
  const choices = CHOICES.flatMap((choice) => at(choice)?.items() ?? []).map((choice) => schemaOf(choice, place));
  return [schema, ...[...fields, ...items, ...choices].flatMap(withParts)];
}
