import { describe, expect, test } from '@jest/globals';
import { createSandboxDraft, parseDraft, sandboxSettings } from '../scaffold';
import { synthNetwork } from './network-template';

const template = synthNetwork(parseDraft({ ...createSandboxDraft(), data: { ...sandboxSettings.data, port: 7654 } }));
const entries = Object.values(template.findResources('AWS::EC2::NetworkAclEntry')).map(({ Properties }) => Properties);

describe('the network ACL of the database subnets', () => {
  test('allows the database port and its replies within the VPC, and nothing else', () => {
    const acl = { Ref: expect.stringMatching(/^NetworkDatabaseNetworkAcl/) };
    const allow = { NetworkAclId: acl, CidrBlock: '10.20.0.0/16', Protocol: 6, RuleAction: 'allow', RuleNumber: 100 };
    expect(entries).toEqual([
      { ...allow, Egress: false, PortRange: { From: 7654, To: 7654 } },
      { ...allow, Egress: true, PortRange: { From: 1024, To: 65535 } },
    ]);
  });

  test('is associated with every database subnet and with no other', () => {
    const subnets = Object.values(template.findResources('AWS::EC2::SubnetNetworkAclAssociation')).map(
      ({ Properties }) => Properties.SubnetId.Ref,
    );
    expect(subnets).toEqual([
      expect.stringMatching(/^NetworkVpcDatabaseSubnet1/),
      expect.stringMatching(/^NetworkVpcDatabaseSubnet2/),
    ]);
  });
});
