import { parseIntrinsic } from '../../templates/intrinsics';
import { isRecord } from '../../templates/template';
import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';

export const SCHEMA_CHOICES = ['anyOf', 'allOf', 'oneOf'];

/** A JSON schema within a model. Names of fields may have dots, so it is read key by key. */
export interface ModelSchema {
  /** `body.fields.name` */
  readonly place: string;
  readonly types: readonly string[];
  readonly at: (keyword: string) => Value | undefined;
}

export function readSchema(value: Value, place: string): ModelSchema {
  const keywords = new Map(value.entries());
  const types = keywords.get('type')?.items() ?? [];
  return { place, types: types.map((type) => type.text() ?? ''), at: (keyword) => keywords.get(keyword) };
}

/** The schema and all schemas inside it. */
export function listSchemas(schema: ModelSchema): ModelSchema[] {
  const { place, at } = schema;
  const fields = (at('properties')?.entries() ?? []).map(([name, field]) => readSchema(field, `${place}.${name}`));
  const items = (at('items')?.items() ?? []).map((item) => readSchema(item, `${place}[]`));
  const choices = SCHEMA_CHOICES.flatMap((choice) => at(choice)?.items() ?? []).map((choice) =>
    readSchema(choice, place),
  );
  return [schema, ...[...fields, ...items, ...choices].flatMap(listSchemas)];
}

/** `additionalProperties` is a flag, or a schema for the fields that are not named. */
export function isFalseSchema(value: Value | undefined): boolean {
  if (value === undefined || (isRecord(value.raw) && parseIntrinsic(value.raw) === undefined)) return false;
  return value.flag() === false;
}

/** Whether methods use a model for their responses and not for their requests. */
export function isResponseModel(model: TemplateResource, templates: TemplateSet): boolean {
  const methods = templates.ofType('AWS::ApiGateway::Method');
  const hasModel = (models: Value) => models.entries().some(([, used]) => used.target() === model);
  return (
    methods.some((method) =>
      method
        .at('MethodResponses')
        .items()
        .some((response) => hasModel(response.at('ResponseModels'))),
    ) && !methods.some((method) => hasModel(method.at('RequestModels')))
  );
}
