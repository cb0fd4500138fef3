import { memoizeRecent } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule } from '../rule';
import { listDecodedParts } from './decode-script';
import { readRegistryAccount } from './find-accounts';
import { isPrivateHost, readUrlHost } from './hosts';
import { isDownloadOfInit, listInitPlaces } from './init-places';
import { findKnownParties } from './known-parties';
import { findPlaces, type Place } from './places';
import { type Fetch, listFetches } from './script-fetches';
import { readBucketAddress } from './trust-bucket';

/**
 * The default registries of package managers. Their packages have a version and a checksum.
 *
 * @see https://docs.aws.amazon.com/codeartifact/latest/ug/external-connection.html
 */
const PACKAGE_REGISTRIES: ReadonlySet<string> = new Set(
  (
    'archive.ubuntu.com crates.io deb.debian.org dl.fedoraproject.org files.pythonhosted.org index.crates.io ' +
    'ports.ubuntu.com proxy.golang.org pypi.org registry.npmjs.org registry.yarnpkg.com repo.maven.apache.org ' +
    'repo1.maven.org rubygems.org security.debian.org security.ubuntu.com static.crates.io sum.golang.org'
  ).split(' '),
);

/**
 * Buckets from which AWS hands out its agents and tools, most of them one for each region.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/download-cloudwatch-agent-commandline.html
 */
const AWS_BUCKETS =
  /^(?:amazoncloudwatch-agent|amazon-ssm|amazon-ssm-packages|amazon-ecs-agent|amazon-eks|aws-codedeploy|aws-ssm-(?:distributor-file|document-attachments)|aws-windows-downloads|ec2-windows-drivers|ec2-downloads-windows|ec2metadata|cloudformation-examples|awsiammedia|patch-baseline-snapshot|aws-xray-assets)(?:[.-][a-z]{2}(?:-[a-z]+){1,2}-\d)?$/;

/** Rules for what commands in user data, build specifications and documents of Systems Manager fetch and send. */
export const trustScriptSourceRules: readonly Rule[] = [
  {
    id: 'TrustScriptSourceKnown',
    level: 'required',
    group: 'leastPrivilege',
    types: [EVERY_TYPE],
    appliesTo: (resource) => findFetches(resource).length > 0,
    what: 'Commands of a script use only buckets, registries, repositories and hosts of the app, of AWS and of partners',
    why: 'Whoever owns the other end supplies the code that runs with the rights of the script, or reads what it sends.',
    fix: 'Keep a copy in a bucket or registry of the app, or list the owner in trusts of the gate policy.',
    property: 'Properties',
    references: [
      pciDss('6.3.2'),
      awsDocs('wellarchitected/latest/security-pillar/sec_appsec_secure_dependencies.html'),
      nist('SR-3'),
    ],
    check: (resource, templates) => {
      const { knowsBucket, knowsHost, knowsImage } = findKnownParties(resource, templates);
      const isKnown: Readonly<Record<'bucket' | 'image' | 'host', (name: string) => boolean>> = {
        bucket: (name) => knowsBucket(name) || AWS_BUCKETS.test(name),
        // The rule about accounts reads the account of an ECR registry.
        image: (name) =>
          readRegistryAccount(name) !== undefined || knowsImage(name) || knowsHost(name.split('/')[0] ?? ''),
        host: (name) => knowsHost(name) || isPrivateHost(name) || PACKAGE_REGISTRIES.has(name),
      };
      const found = findFetches(resource)
        .filter(({ kind, name }) => !isKnown[kind](name))
        .map(({ path, kind, name, purpose }) => `${path}: ${purpose} ${kind} ${name}`);
      return [...new Set(found)];
    },
  },
];

interface LocatedFetch extends Fetch {
  readonly path: string;
}

const findFetches = memoizeRecent((resource: TemplateResource): readonly LocatedFetch[] =>
  [...findPlaces(resource).texts, ...listInitPlaces(resource)].flatMap((place) =>
    readFetches(place).map((fetch) => ({ path: place.path, ...fetch })),
  ),
);

function readFetches(place: Place): readonly Fetch[] {
  const { text } = place;
  if (isDownloadOfInit(place)) return readDownload(text);
  if (text.length < SHORTEST || !/[\s(]/.test(text)) return NONE;
  return [text, ...listDecodedParts(text)].flatMap(listFetches);
}

function readDownload(url: string): readonly Fetch[] {
  const bucket = readBucketAddress(url);
  if (bucket !== undefined) return [{ kind: 'bucket', name: bucket, purpose: 'runs code of' }];
  const host = readUrlHost(url);
  return host === undefined ? NONE : [{ kind: 'host', name: host, purpose: 'runs code of' }];
}

/** Characters of the shortest command: `rpm -i http://a`. */
const SHORTEST = 12;
const NONE: readonly Fetch[] = [];
