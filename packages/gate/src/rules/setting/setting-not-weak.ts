import type { TemplateResource } from '../../templates/template-resource';
import { collectCertain, filterCertain } from '../../templates/undecided';
import { isDisposable } from '../disposable-environment';
import { selectValues } from '../property-rule';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule } from '../rule';
import { WEAK_RETENTION_SETTINGS } from './weak-retention-settings';
import type { WeakSetting } from './weak-setting';
import { WEAK_SETTINGS } from './weak-settings';

const BY_TYPE: ReadonlyMap<string, readonly WeakSetting[]> = groupByType();

/** The rule about settings that an engineer chooses although they weaken the resource. */
export const settingNotWeakRules: readonly Rule[] = [
  {
    id: 'SettingNotWeak',
    level: 'required',
    group: 'changes',
    types: [EVERY_TYPE],
    appliesTo: ({ type }) => BY_TYPE.has(type),
    what: 'No setting of a resource is chosen so that it weakens the resource',
    why: 'The setting opens, exposes or unprotects the resource, and the finding names what the value does.',
    fix: 'Remove the setting, or choose the other value.',
    property: 'Properties',
    references: [
      pciDss('2.2.1'),
      nist('CM-6'),
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html'),
    ],
    check: (resource, templates) => {
      const isKept = !isDisposable(resource, templates);
      const settings = (BY_TYPE.get(resource.type) ?? []).filter(
        (setting) => isKept || !WEAK_RETENTION_SETTINGS.includes(setting),
      );
      return collectCertain(settings, (setting) => listWeakValues(resource, setting));
    },
  },
];

function listWeakValues(resource: TemplateResource, { path, weak, effect }: WeakSetting): readonly string[] {
  const values = selectValues(resource.at(''), path.split('.'));
  return filterCertain(values, (value) => value.present && [weak].flat().includes(value.text() ?? '')).map(
    (value) => `${value.property.replace(/^Properties\./, '')}: ${value.display()} ${effect}`,
  );
}

function groupByType(): ReadonlyMap<string, readonly WeakSetting[]> {
  const grouped = new Map<string, WeakSetting[]>();
  for (const setting of WEAK_SETTINGS) {
    for (const type of setting.types) grouped.set(type, [...(grouped.get(type) ?? []), setting]);
  }
  return grouped;
}
