import type { AddedWeakness } from './added-weakness';
import { type OneValue, weakenOneValue } from './one-value';
import { OWN, role } from './trust-case';

export const ROLE = role();
export const OWN_IMAGE = `${OWN}.dkr.ecr.eu-central-1.amazonaws.com/app:1.0`;
export const OWN_BUCKET = `cdk-hnb659fds-assets-${OWN}-eu-central-1`;

export const image = (given: Omit<OneValue, 'kind' | 'names'>): AddedWeakness =>
  weakenOneValue({
    ...given,
    kind: 'image of another registry',
    names: /image of .*whose owner decides|account 999988887777/,
  });
export const bucket = (given: Omit<OneValue, 'kind' | 'names'>): AddedWeakness =>
  weakenOneValue({ ...given, kind: 'bucket of another owner', names: /bucket [\w.-]+ of another owner/ });
export const host = (given: Omit<OneValue, 'kind' | 'names'>): AddedWeakness =>
  weakenOneValue({
    ...given,
    kind: 'host of another owner',
    names: /host ([\w-]+\.)?stranger\.example|host 8\.8\.8\.8/,
  });

/** A record that shows to which domain the hosts of the hardened resources belong. */
export const zone = {
  Record: {
    Type: 'AWS::Route53::RecordSet',
    Properties: {
      HostedZoneId: 'Z1',
      Name: 'www.example.com',
      Type: 'A',
      TTL: '300',
      ResourceRecords: ['203.0.113.7'],
    },
  },
};
