import { describe, expect, test } from '@jest/globals';
import { sandboxDraft, sandboxSettings, settingsOf } from '../scaffold';
import { networkTemplate } from './synthesized';

const template = networkTemplate(settingsOf({ ...sandboxDraft(), data: { ...sandboxSettings.data, port: 7654 } }));
const entries = Object.values(template.findResources('AWS::EC2::NetworkAclEntry')).map(({ Properties }) => Properties);

describe('the network ACL of the database subnets', () => {
  test('admits the database port and its replies, within the VPC, and nothing else', () => {
    const acl = { Ref: expect.stringMatching(/^NetworkDatabaseAcl/) };
    const allow = { NetworkAclId: acl, CidrBlock: '10.20.0.0/16', Protocol: 6, RuleAction: 'allow', RuleNumber: 100 };
    expect(entries).toEqual([
      { ...allow, Egress: false, PortRange: { From: 7654, To: 7654 } },
      { ...allow, Egress: true, PortRange: { From: 1024, To: 65535 } },
    ]);
  });

  test('stands before every database subnet and no other', () => {
    const subnets = Object.values(template.findResources('AWS::EC2::SubnetNetworkAclAssociation')).map(
      ({ Properties }) => Properties.SubnetId.Ref,
    );
    expect(subnets).toEqual([
      expect.stringMatching(/^NetworkVpcDatabaseSubnet1/),
      expect.stringMatching(/^NetworkVpcDatabaseSubnet2/),
    ]);
  });
});
