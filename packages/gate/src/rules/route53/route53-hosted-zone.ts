import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { filterCertain } from '../../templates/undecided';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::Route53::HostedZone'];
const GUIDE = 'Route53/latest/DeveloperGuide';

/** Rules for hosted zones. */
export const route53HostedZoneRules: readonly Rule[] = [
  {
    id: 'Route53HostedZoneQueryLogs',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'Route 53 public hosted zone logs DNS queries',
    why: 'Without the log, an investigation cannot show that a name was scanned or taken over.',
    fix: 'Set QueryLoggingConfig, or add an AWS::Route53::QueryLoggingConfig.',
    property: 'Properties.QueryLoggingConfig',
    references: [securityHub('Route53.2'), checkov('CKV2_AWS_39'), nist('AU-12')],
    check: (zone, templates) => {
      if (isPrivate(zone)) return 'not applicable';
      return (
        zone.at('QueryLoggingConfig.CloudWatchLogsLogGroupArn').present ||
        isNamedBy('AWS::Route53::QueryLoggingConfig', zone, templates)
      );
    },
  },
  {
    id: 'Route53HostedZoneSigned',
    level: 'hardening',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'Route 53 public hosted zone is signed with DNSSEC',
    why: 'Without signatures, an attacker on the path answers for the name and sends users elsewhere.',
    fix: 'Add an AWS::Route53::KeySigningKey and an AWS::Route53::DNSSEC for the hosted zone.',
    property: 'Properties.Name',
    references: [checkov('CKV2_AWS_38'), awsDocs(`${GUIDE}/dns-configuring-dnssec.html`), nist('SC-20')],
    check: (zone, templates) =>
      isPrivate(zone) ? 'not applicable' : isNamedBy('AWS::Route53::DNSSEC', zone, templates),
  },
  ...createPropertyRules([
    {
      id: 'Route53HostedZoneKeyActive',
      level: 'required',
      group: 'encryptionInTransit',
      types: ['AWS::Route53::KeySigningKey'],
      what: 'Route 53 key-signing key is active',
      why: 'With an inactive key the zone is not signed, and an attacker on the path answers for the name.',
      fix: 'Set Status to ACTIVE.',
      property: 'Status',
      references: [checkov('CKV2_AWS_38'), awsDocs(`${GUIDE}/dns-configuring-dnssec.html`), nist('SC-20')],
      expects: { equals: 'ACTIVE' },
    },
  ]),
];

function isPrivate(zone: TemplateResource): boolean {
  return zone.at('VPCs').items().length > 0;
}

/** @throws Undecidable when no resource names the zone, and one names a zone that only a deployment determines */
function isNamedBy(type: string, zone: TemplateResource, templates: TemplateSet): boolean {
  return (
    filterCertain(templates.ofType(type), (resource) => {
      const named = resource.at('HostedZoneId');
      const target = named.target();
      if (target === undefined) named.text();
      return target === zone;
    }).length > 0
  );
}
