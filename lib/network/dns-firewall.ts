import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  CfnFirewallDomainList,
  CfnFirewallRuleGroup,
  CfnFirewallRuleGroupAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';

export interface DnsFirewallProps {
  readonly vpc: IVpc;
  /** Names that may be resolved besides those of AWS services. */
  readonly allowedDomains: readonly string[];
  /** Refuses removal from the VPC, also by the deletion of the stack, until a deployment has lifted it. */
  readonly locked: boolean;
}

/**
 * Resolves the names of AWS services and of settings, and no other, along the whole chain of aliases. The resolver is the one
 * way out that neither routes nor security groups close, so data must not leave inside of names.
 *
 * If the firewall itself fails, names stay unresolved: a VPC is made fail closed, and nothing here opens it. CloudFormation
 * cannot write that setting down, although the CDK has a class for it (`CfnFirewallConfig`): the resource type is read only.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-overview.html
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-vpc-configuration.html
 */
export class DnsFirewall extends Construct {
  constructor(scope: Construct, id: string, { vpc, allowedDomains, locked }: DnsFirewallProps) {
    super(scope, id);
    const allowed = new CfnFirewallDomainList(this, 'AllowedDomains', {
      domains: ['*.amazonaws.com', ...allowedDomains],
    });
    const all = new CfnFirewallDomainList(this, 'AllDomains', { domains: ['*'] });
    const rules = new CfnFirewallRuleGroup(this, 'Rules', {
      firewallRules: [
        {
          priority: 100,
          action: 'ALLOW',
          firewallDomainListId: allowed.attrId,
          firewallDomainRedirectionAction: 'INSPECT_REDIRECTION_DOMAIN',
        },
        { priority: 200, action: 'BLOCK', blockResponse: 'NXDOMAIN', firewallDomainListId: all.attrId },
      ],
    });
    new CfnFirewallRuleGroupAssociation(this, 'Association', {
      firewallRuleGroupId: rules.attrId,
      vpcId: vpc.vpcId,
      // The lowest that AWS allows: nothing that is associated later comes before it.
      priority: 101,
      mutationProtection: locked ? 'ENABLED' : 'DISABLED',
    });
  }
}
