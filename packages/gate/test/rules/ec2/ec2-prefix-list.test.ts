import { ec2PrefixListRules } from '../../../src/rules/ec2/ec2-prefix-list';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const entries = (...ranges: readonly unknown[]) => ({ Entries: ranges.map((Cidr) => ({ Cidr })) });
const quarters = entries('0.0.0.0/8', '16.0.0.0/8', '32.0.0.0/8');
/** The lower half of all addresses, each range of which is narrow. */
const half = entries(...Array.from({ length: 128 }, (_, first) => `${first}.0.0.0/8`));

rulesDecide('prefix list rules', ec2PrefixListRules, {
  Ec2PrefixListNamesNetworks: {
    holds: [{}, entries('10.0.0.0/8', '203.0.113.0/24'), quarters],
    broken: [entries('0.0.0.0/0'), entries('10.0.0.0/8', '::/0'), entries('64.0.0.0/2'), half],
    undecided: [entries(UNKNOWN), { Entries: UNKNOWN }],
    notApplicable: [
      {
        resources: {
          List: { Type: 'AWS::EC2::PrefixList', Properties: entries('0.0.0.0/0') },
          Group: {
            Type: 'AWS::EC2::SecurityGroup',
            Properties: { SecurityGroupIngress: [{ SourcePrefixListId: { Ref: 'List' } }] },
          },
        },
      },
    ],
  },
});
