import { memoizeRecent } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule } from '../rule';
import { listDecodedParts } from './decode-script';
import { listInitPlaces } from './init-places';
import { readName } from './place-name';
import { findPlaces, type Place } from './places';
import { findWeakCommands } from './weak-commands';
import { describeWeakVariable } from './weak-variables';

/** Rules for protections that a script or a variable switches off, while the properties of the resource look right. */
export const protectionKeptRules: readonly Rule[] = [
  {
    id: 'ProtectionKeptInScript',
    level: 'required',
    group: 'leastPrivilege',
    types: [EVERY_TYPE],
    appliesTo: (resource) => listCommands(resource).length > 0,
    what: 'Script does not switch off the verification of servers or a protection of the machine',
    why: 'Whoever is on the path answers in the name of the server, or an intruder keeps the machine without a trace.',
    fix: 'Remove the command or the option, and add the certificate or the exception that it works around.',
    property: 'Properties',
    references: [
      pciDss('2.2.6'),
      awsDocs('wellarchitected/latest/security-pillar/sec_protect_compute_reduce_surface.html'),
      nist('CM-7'),
    ],
    check: (resource) => listCommands(resource),
  },
  {
    id: 'ProtectionKeptInVariable',
    level: 'required',
    group: 'encryptionInTransit',
    types: [EVERY_TYPE],
    appliesTo: (resource) => listVariables(resource).length > 0,
    what: 'Variable or connection string does not switch off TLS, its verification or the sign-in of an application',
    why: 'Whoever is on the path answers in the name of the server and reads what the application sends.',
    fix: 'Remove the variable, or set it to the value that verifies; add the certificate of the server.',
    property: 'Properties',
    references: [
      pciDss('4.2.1'),
      awsDocs('wellarchitected/latest/security-pillar/sec_data_transit_encrypt.html'),
      nist('SC-8'),
    ],
    check: (resource) => listVariables(resource),
  },
];

const listCommands = memoizeRecent((resource: TemplateResource): readonly string[] => {
  const found = [...findPlaces(resource).texts, ...listInitPlaces(resource)].flatMap(({ path, text }) =>
    text.length >= SHORTEST && (text.includes(' ') || text.includes('('))
      ? [text, ...listDecodedParts(text)].flatMap(findWeakCommands).map((effect) => `${path}: ${effect}`)
      : NONE,
  );
  return found.length < 2 ? found : [...new Set(found)];
});

/** Characters of the shortest command: `setenforce 0`. */
const SHORTEST = 12;
const NONE: readonly string[] = [];

const listVariables = memoizeRecent((resource: TemplateResource): readonly string[] =>
  findPlaces(resource).texts.flatMap((place) => {
    const effect = isVariable(place) ? describeWeakVariable(readName(place), place.text) : undefined;
    return effect === undefined ? NONE : [`${place.path}: ${effect}`];
  }),
);

/** Names of properties are those of CloudFormation, and rules of the service read them. */
function isVariable({ container, text }: Place): boolean {
  return text !== '' && text.length < LONGEST && VARIABLES.test(container.path.slice(-LONGEST_NAME));
}

const LONGEST = 2048;
/** Characters of the longest of these names, with the place in a list after it. */
const LONGEST_NAME = 40;
const VARIABLES =
  /(?:^|\.)(?:Variables|Environment\w*|RuntimeEnvironmentVariables|\w*Arguments|OptionSettings)(?:\.\d+)?$/;
