import { memoizeRecent } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule } from '../rule';
import { listDecodedParts } from './decode-script';
import { isPrivateHost, isSharedHost, readUrlHost } from './hosts';
import { listInitPlaces } from './init-places';
import { findKnownParties } from './known-parties';
import { findPlaces } from './places';

const SHELL = '(?:sudo\\s+(?:-\\w+\\s+)?)?(?:/usr/bin/|/bin/)?(?:env\\s+)?(?:ba|da|z|k)?sh\\b|python3?\\b|node\\b';
/**
 * A download that a shell runs at once: `curl -s https://host/script | sudo bash`, `bash <(curl https://host/script)`.
 * The first group that is there is the address. Linear: each gap is bounded and stays in one line.
 */
const PIPED: readonly RegExp[] = [
  new RegExp(
    `\\b(?:curl|wget)\\b[^\\n|;]{0,200}?(https?://[^\\s"'|;)]{1,300})[^\\n|;]{0,80}\\|\\s{0,4}(?:${SHELL})`,
    'g',
  ),
  /\b(?:ba|da|z|k)?sh\s{1,4}(?:-c\s{1,4})?["']?(?:<|\$)\((?:curl|wget)\b[^\n)]{0,200}?(https?:\/\/[^\s"'|;)]{1,300})/g,
];

/** Rules for scripts in user data, build specifications and documents of Systems Manager. */
export const trustScriptRules: readonly Rule[] = [
  {
    id: 'TrustScriptHostKnown',
    level: 'required',
    group: 'leastPrivilege',
    types: [EVERY_TYPE],
    appliesTo: (resource) => findDownloads(resource).length > 0,
    what: 'Script does not run what it downloads from a host outside the app',
    why: 'Whoever owns the host, or the network on the way with plain HTTP, runs commands with the rights of the script.',
    fix: 'Use a package of a fixed version from a registry or bucket of the app, or list the host in trusts.hosts of the policy.',
    property: 'Properties',
    references: [
      pciDss('6.3.2'),
      awsDocs('wellarchitected/latest/security-pillar/sec_appsec_secure_dependencies.html'),
      nist('SR-3'),
    ],
    check: (resource, templates) => {
      const { knowsHost } = findKnownParties(resource, templates);
      return findDownloads(resource)
        .filter(({ host, isPlain }) => isPlain || !(knowsHost(host) || isSharedHost(host)))
        .map(({ path, host, isPlain }) => `${path}: runs a script of ${host}${isPlain ? ' over plain HTTP' : ''}`);
    },
  },
];

interface Download {
  readonly path: string;
  readonly host: string;
  readonly isPlain: boolean;
}

const findDownloads = memoizeRecent((resource: TemplateResource): readonly Download[] =>
  [...findPlaces(resource).texts, ...listInitPlaces(resource)].flatMap((place) =>
    place.text.length < SHORTEST
      ? NONE
      : [place.text, ...listDecodedParts(place.text)]
          .filter((script) => script.includes('http') && /curl|wget/.test(script))
          .flatMap((script) => readDownloads(place.path, script)),
  ),
);

/** Characters of the shortest download that a shell runs, and of one in Base64: `curl http://a|sh`. */
const SHORTEST = 16;
const NONE: readonly Download[] = [];

function readDownloads(path: string, text: string): readonly Download[] {
  return PIPED.flatMap((pattern) => [...text.matchAll(pattern)]).flatMap(([, address = '']) => {
    const host = readUrlHost(address);
    if (host === undefined || isPrivateHost(host)) return [];
    return [{ path, host, isPlain: address.startsWith('http:') }];
  });
}
