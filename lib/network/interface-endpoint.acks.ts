import { acknowledge } from '@bulwark/gate';
import { InterfaceEndpoint } from './interface-endpoint';

export const interfaceEndpointAcks = acknowledge(InterfaceEndpoint, ({ redundancy }) =>
  redundancy.enabled
    ? []
    : [
        {
          rule: 'Bulwark-Ec2VpcEndpointMultipleZones',
          at: 'Resource/Resource',
          reason: redundancy.reason,
          owner: 'platform-security',
          until: '2027-10-31',
        },
      ],
);
