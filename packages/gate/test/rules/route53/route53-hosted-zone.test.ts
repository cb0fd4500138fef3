import { route53HostedZoneRules } from '../../../src/rules/route53/route53-hosted-zone';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const LOG_GROUP = 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/example.com';
const privateZone = { Name: 'example.com', VPCs: [{ VPCId: 'vpc-0abc', VPCRegion: 'eu-central-1' }] };
const zoneWith = (Type: string, HostedZoneId: unknown) => ({
  resources: {
    Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.com' } },
    Other: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.net' } },
    Extra: { Type, Properties: { HostedZoneId } },
  },
});
const key = (Status: unknown) => ({
  resources: { Key: { Type: 'AWS::Route53::KeySigningKey', Properties: { Status } } },
});

rulesDecide('Route 53 hosted zone rules', route53HostedZoneRules, {
  Route53HostedZoneQueryLogs: {
    holds: [
      { QueryLoggingConfig: { CloudWatchLogsLogGroupArn: LOG_GROUP } },
      zoneWith('AWS::Route53::QueryLoggingConfig', { Ref: 'Zone' }),
    ],
    broken: [{ Name: 'example.com' }, zoneWith('AWS::Route53::QueryLoggingConfig', { Ref: 'Other' })],
    undecided: [zoneWith('AWS::Route53::QueryLoggingConfig', UNKNOWN), { VPCs: UNKNOWN }],
    notApplicable: [privateZone],
  },
  Route53HostedZoneSigned: {
    holds: [zoneWith('AWS::Route53::DNSSEC', { Ref: 'Zone' })],
    broken: [{ Name: 'example.com' }, zoneWith('AWS::Route53::DNSSEC', { Ref: 'Other' })],
    undecided: [zoneWith('AWS::Route53::DNSSEC', UNKNOWN)],
    notApplicable: [privateZone],
  },
  Route53HostedZoneKeyActive: {
    holds: [key('ACTIVE')],
    broken: [key('INACTIVE')],
    undecided: [key(UNKNOWN)],
  },
});
