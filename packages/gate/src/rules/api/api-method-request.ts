import type { TemplateResource, Value } from '../../templates/template-resource';
import { Undecidable } from '../../templates/undecidable';
import { awsDocs, nist, type Rule } from '../rule';
import { isPreflight } from './method-lookup';

const TYPES = ['AWS::ApiGateway::Method'];
const VALIDATION = awsDocs('apigateway/latest/developerguide/api-gateway-method-request-validation.html');

/** Methods whose requests have a body. */
const WITH_BODY: readonly string[] = ['POST', 'PUT', 'PATCH', 'ANY'];

/** Models that every new API has, and that accept anything. */
const OPEN_MODELS: readonly string[] = ['Empty', 'Error'];

/** Rules for what a method accepts. */
export const apiMethodRequestRules: readonly Rule[] = [
  {
    id: 'ApiMethodRequestModelSet',
    level: 'hardening',
    group: 'checkedInput',
    types: TYPES,
    what: 'API Gateway method has a request model for every content type',
    why: 'Without a model for $default an attacker bypasses validation with another content type.',
    fix: 'Set $default in RequestModels to an AWS::ApiGateway::Model, not to Empty.',
    property: 'Properties.RequestModels',
    references: [nist('SI-10'), VALIDATION],
    check: (method) => {
      if (!hasBody(method)) return 'not applicable';
      const models = method.at('RequestModels').entries();
      if (!models.some(([contentType]) => contentType === '$default')) return ['$default'];
      return models.filter(([, model]) => !isDeclaredModel(model)).map(([contentType]) => contentType);
    },
  },
  {
    id: 'ApiMethodRequestBodyValidated',
    level: 'hardening',
    group: 'checkedInput',
    types: TYPES,
    what: 'API Gateway method validates request bodies',
    why: 'Without a validator API Gateway ignores the model, and any body of an attacker reaches the integration.',
    fix: 'Set RequestValidatorId to a validator with ValidateRequestBody true.',
    property: 'Properties.RequestValidatorId',
    references: [nist('SI-10'), VALIDATION],
    check: (method) => (hasBody(method) ? hasValidator(method, 'ValidateRequestBody') : 'not applicable'),
  },
  {
    id: 'ApiMethodRequestParametersValidated',
    level: 'hardening',
    group: 'checkedInput',
    types: TYPES,
    what: 'API Gateway method validates request parameters',
    why: 'Without a validator API Gateway ignores which parameters are required, and incomplete requests reach the integration.',
    fix: 'Set RequestValidatorId to a validator with ValidateRequestParameters true.',
    property: 'Properties.RequestValidatorId',
    references: [nist('SI-10'), VALIDATION],
    check: (method) => (isPreflight(method) ? 'not applicable' : hasValidator(method, 'ValidateRequestParameters')),
  },
];

function hasBody(method: TemplateResource): boolean {
  return WITH_BODY.includes(method.at('HttpMethod').text() ?? '');
}

function isDeclaredModel(model: Value): boolean {
  const target = model.target();
  if (target !== undefined) return target.type === 'AWS::ApiGateway::Model';
  return !['', ...OPEN_MODELS].includes(model.text() ?? '');
}

/** @throws Undecidable when the validator is in no template */
function hasValidator(method: TemplateResource, flag: 'ValidateRequestBody' | 'ValidateRequestParameters'): boolean {
  const id = method.at('RequestValidatorId');
  if (!id.present) return false;
  const validator = id.target();
  if (validator?.type !== 'AWS::ApiGateway::RequestValidator') throw new Undecidable(id.property, id.raw);
  return validator.at(flag).flag() === true;
}
