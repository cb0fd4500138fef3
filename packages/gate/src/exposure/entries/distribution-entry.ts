import type { TemplateResource, Value } from '../../templates/template-resource';
import { describeHttps, readTlsVersion } from '../controls/tls-version';
import { findWebAcl } from '../controls/web-acl-control';
import { createMethod, type Entry } from '../entry';
import { findText, listEntries, listKnown, readAt } from '../known-values';
import { createReceiver, INTERNET, type Link, type ShownControl } from '../party';
import type { Surroundings } from '../surroundings';

/** CloudFront distributions: their behaviors and origins. */
export function listDistributionEntries(surroundings: Surroundings): readonly Entry[] {
  return surroundings
    .ofType('AWS::CloudFront::Distribution')
    .map((distribution) => readDistribution(distribution, surroundings));
}

function readDistribution(distribution: TemplateResource, surroundings: Surroundings): Entry {
  const config = readAt(distribution, 'DistributionConfig');
  const behaviors = [readAt(config, 'DefaultCacheBehavior'), ...listKnown(readAt(config, 'CacheBehaviors'))];
  const acl = findWebAcl(distribution, surroundings);
  const certificate = readAt(config, 'ViewerCertificate');
  const version = readTlsVersion(findText(readAt(certificate, 'MinimumProtocolVersion')));
  const isHttps = behaviors.every(requiresHttps);
  const controls: ShownControl[] = [
    ...(acl?.control === undefined ? [] : [acl.control]),
    ...(isHttps ? [{ what: describeHttps(version), resource: distribution }] : []),
    ...(behaviors.every(isSigned) ? [{ what: 'Signed URLs or cookies', resource: distribution }] : []),
    ...listCountries(distribution, config),
  ];
  const door: Link = {
    from: INTERNET,
    to: distribution,
    action: 'requests',
    protocol: isHttps ? 'HTTPS' : 'HTTP or HTTPS',
    authentication: behaviors.every(isSigned) ? 'signed URL or cookie' : 'none',
    encryption: isHttps ? `TLS${version === undefined ? '' : ` ${version}`}` : undefined,
    evidence: [distribution],
    controls,
    isWay: true,
  };
  return {
    links: [
      door,
      ...listKnown(readAt(config, 'Origins')).flatMap((origin) => linkOrigin(distribution, origin, surroundings)),
    ],
    methods: behaviors.map((behavior) =>
      createMethod(distribution, describeBehavior(behavior), {
        authorization: isSigned(behavior) ? 'signed URL or cookie' : 'none',
        ...(acl === undefined ? {} : { webAcl: acl.name }),
      }),
    ),
  };
}

/** `GET, HEAD /images/*` */
function describeBehavior(behavior: Value): string {
  const methods = listKnown(readAt(behavior, 'AllowedMethods')).map((method) => method.display());
  const allowed = methods.length === 0 ? 'GET, HEAD' : methods.length >= 7 ? 'ANY' : methods.join(', ');
  const path = findText(readAt(behavior, 'PathPattern')) ?? '/*';
  return `${allowed} ${path.startsWith('/') ? path : `/${path}`}`;
}

function requiresHttps(behavior: Value): boolean {
  return ['https-only', 'redirect-to-https'].includes(findText(readAt(behavior, 'ViewerProtocolPolicy')) ?? '');
}

function isSigned(behavior: Value): boolean {
  return (
    listKnown(readAt(behavior, 'TrustedKeyGroups')).length + listKnown(readAt(behavior, 'TrustedSigners')).length > 0
  );
}

function listCountries(distribution: TemplateResource, config: Value): readonly ShownControl[] {
  const type = findText(readAt(config, 'Restrictions.GeoRestriction.RestrictionType'));
  return type === 'whitelist' ? [{ what: 'Only from named countries', resource: distribution }] : [];
}

function linkOrigin(distribution: TemplateResource, origin: Value, surroundings: Surroundings): readonly Link[] {
  const domain = readAt(origin, 'DomainName');
  const node = surroundings.findNode(domain) ?? findBehind(origin, surroundings);
  const shown = domain.display();
  const to = node ?? (/^[\w.-]+$/.test(shown) ? createReceiver(shown) : undefined);
  if (to === undefined) return [];
  const access = surroundings.findTarget(readAt(origin, 'OriginAccessControlId'));
  const isIdentified = listEntries(readAt(origin, 'S3OriginConfig')).some(
    ([key, value]) => key === 'OriginAccessIdentity' && value.raw !== '',
  );
  const policy = findText(readAt(origin, 'CustomOriginConfig.OriginProtocolPolicy'));
  const isEncrypted = readAt(origin, 'S3OriginConfig').present || policy === 'https-only';
  return [
    {
      from: distribution,
      to,
      action: 'reads from',
      protocol: isEncrypted ? 'HTTPS' : 'HTTP',
      authentication: access !== undefined || isIdentified ? 'origin access control' : undefined,
      encryption: isEncrypted ? 'TLS' : undefined,
      evidence: [distribution],
      controls: [
        ...(access === undefined ? [] : [{ what: 'Origin access control signs requests', resource: access }]),
        ...(isIdentified ? [{ what: 'Origin access identity', resource: distribution }] : []),
        ...(isEncrypted ? [{ what: 'HTTPS to the origin', resource: distribution }] : []),
      ],
      isWay: true,
    },
  ];
}

/** The load balancer or instance behind a VPC origin. */
function findBehind(origin: Value, surroundings: Surroundings): TemplateResource | undefined {
  const vpcOrigin = surroundings.findTarget(readAt(origin, 'VpcOriginConfig.VpcOriginId'));
  return vpcOrigin && surroundings.findNode(readAt(vpcOrigin, 'VpcOriginEndpointConfig.Arn'));
}
