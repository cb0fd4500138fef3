import type { TemplateResource } from '../../templates/template-resource';

/** `error.responseType` of `$context.error.responseType`. */
export function readLogVariables(stage: TemplateResource): string[] {
  const format = stage.at('AccessLogSetting.Format').text() ?? '';
  return [...format.matchAll(/\$context\.([\w.-]*\w)/g)].map(([, name]) => name ?? '');
}

/** Names of the fields of which no variable is in the format. */
export function findMissingFields(
  stage: TemplateResource,
  fields: readonly (readonly [field: string, variable: RegExp])[],
): string[] {
  const variables = readLogVariables(stage);
  return fields.filter(([, variable]) => !variables.some((name) => variable.test(name))).map(([field]) => field);
}
