import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { awsDocs, type CheckResult, nist, type Rule } from '../rule';
import {
  isFalseSchema,
  isResponseModel,
  listSchemas,
  type ModelSchema,
  readSchema,
  SCHEMA_CHOICES,
} from './model-schema';

const TYPES = ['AWS::ApiGateway::Model'];
const PROPERTY = 'Properties.Schema';
const MODELS = awsDocs('apigateway/latest/developerguide/models-mappings-models.html');
const VALIDATION = awsDocs('apigateway/latest/developerguide/api-gateway-method-request-validation.html');

/**
 * Characters or items. At API Gateway AWS WAF inspects the first 16 KiB of a body, and nothing after that.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-setting-body-inspection-limit.html
 */
const LARGEST_SIZE = 16_384;

/** Keywords that limit a type. */
const LIMITS: ReadonlyMap<string, readonly string[]> = new Map([
  ['string', ['maxLength']],
  ['array', ['maxItems']],
  ['number', ['minimum', 'maximum']],
  ['integer', ['minimum', 'maximum']],
]);

/** Rules for the models of requests. Models that only responses use are not judged. */
export const apiModelRules: readonly Rule[] = [
  {
    id: 'ApiModelAdditionalPropertiesDenied',
    level: 'hardening',
    group: 'checkedInput',
    types: TYPES,
    what: 'API Gateway request model denies additional properties',
    why: 'An unexpected field may reach the database or change a decision, such as a role or an owner (mass assignment).',
    fix: 'Set additionalProperties to false in every object of Schema.',
    property: PROPERTY,
    references: [nist('SI-10'), MODELS],
    check: checkSchemas(
      (schema) => schema.types.includes('object') && !isFalseSchema(schema.at('additionalProperties')),
    ),
  },
  {
    id: 'ApiModelTypesSet',
    level: 'hardening',
    group: 'checkedInput',
    types: TYPES,
    what: 'API Gateway request model sets the type of every field',
    why: 'A field without a type accepts any value of any size and depth, so an attacker can send what the code does not expect.',
    fix: 'Set type, enum, $ref or a choice such as anyOf for every part of Schema.',
    property: PROPERTY,
    references: [nist('SI-10'), MODELS],
    check: checkSchemas((schema) => {
      if (schema.at('enum') !== undefined || schema.at('$ref') !== undefined) return false;
      return schema.types.length === 0 && SCHEMA_CHOICES.every((choice) => schema.at(choice) === undefined);
    }),
  },
  {
    id: 'ApiModelSizesLimited',
    level: 'hardening',
    group: 'checkedInput',
    types: TYPES,
    what: 'API Gateway request model limits the size of strings, arrays and numbers',
    why: 'An attacker can send up to 10 MB in a single field, which the code and the database then process.',
    fix: `Set maxLength for strings and maxItems for arrays (at most ${LARGEST_SIZE}), minimum and maximum for numbers in Schema.`,
    property: PROPERTY,
    references: [nist('SI-10'), VALIDATION],
    check: checkSchemas(
      (schema) =>
        schema.at('enum') === undefined &&
        schema.types.flatMap((type) => LIMITS.get(type) ?? []).some((keyword) => !isLimited(schema, keyword)),
    ),
  },
  {
    id: 'ApiModelPatternsSet',
    level: 'hardening',
    group: 'checkedInput',
    types: TYPES,
    what: 'API Gateway request model restricts the characters of every string',
    why: 'Injection attacks on logs, pages and SQL statements need control characters, markup or quotes.',
    fix: 'Set pattern, from ^ to $, or enum for every string in Schema.',
    property: PROPERTY,
    references: [nist('SI-10'), VALIDATION],
    check: checkSchemas((schema) => {
      if (!schema.types.includes('string') || schema.at('enum') !== undefined) return false;
      return !/^\^[\s\S]*\$$/.test(schema.at('pattern')?.text() ?? '');
    }),
  },
];

/** A check that reports the place of every schema that is too open. */
function checkSchemas(
  isOpen: (schema: ModelSchema) => boolean,
): (model: TemplateResource, templates: TemplateSet) => CheckResult {
  return (model, templates) => {
    if (isResponseModel(model, templates)) return 'not applicable';
    const open = listSchemas(readSchema(model.at('Schema'), 'body')).filter(isOpen);
    return [...new Set(open.map(({ place }) => place))];
  };
}

function isLimited(schema: ModelSchema, keyword: string): boolean {
  const limit = schema.at(keyword)?.number();
  return limit !== undefined && (!['maxLength', 'maxItems'].includes(keyword) || limit <= LARGEST_SIZE);
}
