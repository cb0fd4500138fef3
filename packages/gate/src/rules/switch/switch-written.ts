import { memoize } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import { findPlaces, type Place } from '../generic/places';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule } from '../rule';
import data from './boolean-properties.json';

const BOOLEAN: ReadonlySet<string> = new Set(data.names.split(' '));
/** Texts that a person writes for true or false. CloudFormation documents the lower case of these two only. */
const SWITCH = /^(true|false|yes|no|on|off|y|n)$/i;
/** Maps whose keys the engineer chooses, where a name of a property may be anything. */
const FREE_MAPS = /^(Tags|Variables|Environment\w*|Parameters|Attributes|Labels|Metadata|OptionSettings|\w*Arguments)$/;

/** The rule about switches that two readers understand in two ways. */
export const switchWrittenRules: readonly Rule[] = [
  {
    id: 'SwitchWrittenTrueOrFalse',
    level: 'required',
    group: 'changes',
    types: [EVERY_TYPE],
    appliesTo: (resource) => findSwitches(resource).length > 0,
    what: 'Switch of a resource is written as true or false, in lower case',
    why: 'Rules and services read texts such as FALSE or no in different ways, so a protection that looks switched on may be off.',
    fix: 'Write true or false, without quotes.',
    property: 'Properties',
    references: [pciDss('2.2.1'), nist('CM-6'), awsDocs('AWSCloudFormation/latest/UserGuide/template-formats.html')],
    check: (resource) => findSwitches(resource).map(({ path, text }) => `${path}: ${text}`),
  },
];

const findSwitches = memoize((resource: TemplateResource): readonly Place[] =>
  resource.type.startsWith('AWS::') ? findPlaces(resource).texts.filter(isUnclear) : [],
);

function isUnclear(place: Place): boolean {
  const { name, text } = place;
  if (!BOOLEAN.has(name) || !SWITCH.test(text) || text === 'true' || text === 'false') return false;
  return !place.names.slice(0, -1).some((step) => FREE_MAPS.test(step));
}
