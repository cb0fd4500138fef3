import { isSet } from '../../templates/known-values';
import { memoizeRecent } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule } from '../rule';
import { findKnownParties } from './known-parties';
import { findPlaces, type Place } from './places';

/** Properties whose text is the name of a bucket. */
const BUCKET_NAMES =
  /^(bucket|bucketName|deliveryS3Bucket|destinationBucket(Name)?|flowLogsS3Bucket|intermediateBucketName|logBucket|logDeliveryBucket|logDestinationBucket|s3LogBucket|outputS3BucketName|(\w*)s3Bucket(Name)?|caCertificatesBundleS3Bucket)$/i;
/** Places where a bucket gets its own name, or where a bucket is only configured. */
const OWN_NAMES: ReadonlySet<string> = new Set([
  // A bucket of another storage system, on the host that the rule about hosts reads.
  'AWS::DataSync::LocationObjectStorage BucketName',
  'AWS::Lightsail::Bucket',
  'AWS::S3::AccessPoint',
  'AWS::S3::Bucket BucketName',
  'AWS::S3::BucketPolicy',
  'AWS::S3::MultiRegionAccessPoint',
  'AWS::S3Express::BucketPolicy',
  'AWS::S3Express::DirectoryBucket',
  'AWS::S3Outposts::Bucket',
]);
const NAME = '[a-z0-9$][a-z0-9.$:{}A-Z-]{1,100}';
/** `s3://name/key`, the ARN of a bucket, and both forms of its URL. */
const FORMS = [
  new RegExp(`^s3[an]?://(${NAME})`),
  new RegExp(`^arn:[^:]{1,40}:s3:::(${NAME})`),
  new RegExp(`^https://s3[.-][^/]{0,60}amazonaws\\.com(?:\\.cn)?/(${NAME})/`),
  /^https:\/\/([a-z0-9.-]{3,63})\.s3[.-][^/]{0,60}amazonaws\.com/,
  /^([a-z0-9.-]{3,63})\.s3[.-](?:[a-z0-9-]{1,30}\.)?amazonaws\.com(?:\.cn)?$/,
];

/** Where CodeBuild names a bucket, with or without a key: `name/key`. The source may be a repository instead. */
const BUILD_LOCATION =
  /^(Artifacts|Cache|Source|SecondaryArtifacts\.\d+|SecondarySources\.\d+|LogsConfig\.S3Logs)\.Location$/;

/** Rules for the buckets that resources of every type read code from and write data to. */
export const trustBucketRules: readonly Rule[] = [
  {
    id: 'TrustBucketKnown',
    level: 'required',
    group: 'leastPrivilege',
    types: [EVERY_TYPE],
    appliesTo: (resource) => findBuckets(resource).length > 0,
    what: 'Resource reads code from and writes data to buckets of the app only',
    why: 'Names of buckets are global. Whoever owns the name supplies the code that runs, or reads the data that is sent.',
    fix: 'Reference a bucket of the templates, or list its name in trusts.buckets of the gate policy.',
    property: 'Properties',
    references: [
      pciDss('12.8.1'),
      awsDocs('AmazonS3/latest/userguide/bucket-owner-condition.html'),
      awsDocs('cdk/v2/guide/bootstrapping-env.html'),
      nist('AC-20'),
    ],
    check: (resource, templates) => {
      const { knowsBucket } = findKnownParties(resource, templates);
      return findBuckets(resource)
        .filter(({ name }) => !knowsBucket(name))
        .map(({ place, name }) => `${place.path}: bucket ${name} of another owner ${describeAbility(place)}`);
    },
  },
];

const findBuckets = memoizeRecent((resource: TemplateResource) =>
  findPlaces(resource).candidates.flatMap((place) => {
    const name = resource.type === 'AWS::CodeBuild::Project' ? readBuildBucket(place) : readBucket(place);
    return name === undefined || isOwnName(resource, place) ? [] : [{ place, name }];
  }),
);

function isOwnName(resource: TemplateResource, { path, names }: Place): boolean {
  const { type } = resource;
  // The account owns the bucket; the rule about accounts reads which one.
  if (type === 'AWS::Lambda::Permission' && isSet(resource.at('SourceAccount'))) return true;
  // A build trusts the certificates in this file; other texts of an environment are the program's.
  if (type === 'AWS::CodeBuild::Project' && path === 'Environment.Certificate') return false;
  if (names.some((name) => /^(environment|tags|description)$/i.test(name))) return true;
  return names.length === 1 && (OWN_NAMES.has(type) || OWN_NAMES.has(`${type} ${path}`));
}

/** The name of a bucket that a place names by text; undefined for a reference to a bucket of the templates. */
function readBucket(place: Place): string | undefined {
  const { text } = place;
  if (text.length > 2048) return undefined;
  const inForm = /^(s3|arn:|https:)|\.s3[.-]/.test(text) ? readBucketAddress(text) : undefined;
  const name = inForm ?? (isBucketName(place) ? text : undefined);
  return name === undefined || place.value.target() !== undefined ? undefined : name;
}

function isBucketName({ name, path, parent, text }: Place): boolean {
  if (!/^[a-z0-9][a-z0-9.-]{2,62}$/.test(text)) return false;
  if (name === 'Location') return ARTIFACT_STORE.test(path);
  return name === 'Value' ? BUCKET_ATTRIBUTE.test(parent.at('Key').display()) : BUCKET_NAMES.test(name);
}

/** Where CodePipeline keeps artifacts. */
const ARTIFACT_STORE = /^ArtifactStores?\.(?:\d+\.ArtifactStore\.)?Location$/;

/** Attributes of a load balancer: `access_logs.s3.bucket`. */
const BUCKET_ATTRIBUTE = /^(?:access_logs|connection_logs|health_check_logs)\.s3\.bucket$/;

function readBuildBucket(place: Place): string | undefined {
  const { text, path, parent } = place;
  const isBucket = BUILD_LOCATION.test(path) && (path.includes('S3Logs') || parent.at('Type').display() === 'S3');
  const [name] = isBucket ? (/^[a-z0-9][a-z0-9.-]{2,62}(?=\/|$)/.exec(text) ?? []) : [];
  return name ?? readBucket(place);
}

/** The bucket that a text names by `s3://`, an ARN or a URL. */
export function readBucketAddress(text: string): string | undefined {
  for (const form of FORMS) {
    const name = form.exec(text)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

function describeAbility({ path, names }: Place): string {
  const isCode = /code|layer|content|script|template|artifact|plugin|bundle|source|dag|jar|package|definition|build/i;
  if (/destination|inventory|log|output|result|replica|export|delivery|report|target/i.test(path))
    return 'receives data';
  return names.some((name) => isCode.test(name)) ? 'supplies code' : 'supplies or receives data';
}
