import type { TemplateResource, Value } from '../../templates/template-resource';

/** The entry that applies to every method without an entry for itself. */
export const ALL_METHODS = '* /*';

export function readMethodSettings(stage: TemplateResource): Value[] {
  return stage.at('MethodSettings').items();
}

/** `GET /records/{id}`. In ResourcePath the slashes after the first are written as `~1`. */
export function getSettingName(setting: Value): string {
  const path = setting.at('ResourcePath').text() ?? '';
  return `${setting.at('HttpMethod').text()} ${path.replaceAll('~1', '/').replace(/^\/\//, '/')}`;
}

/** Names of the entries that do not comply. A missing entry `* /*` is one: the other methods then have the defaults. */
export function findOpenSettings(stage: TemplateResource, complies: (setting: Value) => boolean): string[] {
  const settings = readMethodSettings(stage);
  const hasAll = settings.some((setting) => getSettingName(setting) === ALL_METHODS);
  const open = settings.filter((setting) => !complies(setting)).map(getSettingName);
  return hasAll ? open : [ALL_METHODS, ...open];
}
