import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  CfnFirewallDomainList,
  CfnFirewallRuleGroup,
  CfnFirewallRuleGroupAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { isProtected } from '../settings/protections';
import type { ProtectionSettings } from '../settings/settings';

export interface DnsFirewallProps {
  readonly vpc: IVpc;
  /** Domains that may be resolved in addition to AWS services. */
  readonly allowedDomains: readonly string[];
  /** Decides on mutation protection: with it, CloudFormation cannot remove the rule group from the VPC either. */
  readonly protection: ProtectionSettings;
}

/**
 * Resolves only the names of AWS services and of the settings, along the whole chain of aliases. Neither routes nor
 * security groups control the resolver, so without this rule group data could leave the VPC in DNS queries.
 *
 * If the firewall fails, names are not resolved: fail closed is the default of a VPC, and the blueprint does not change
 * it. CloudFormation cannot set it. The CDK has a class for it (`CfnFirewallConfig`), but the resource type is read
 * only.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-overview.html
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-vpc-configuration.html
 */
export class DnsFirewall extends Construct {
  readonly protection: ProtectionSettings;

  constructor(scope: Construct, id: string, { vpc, allowedDomains, protection }: DnsFirewallProps) {
    super(scope, id);
    this.protection = protection;
    const allowed = new CfnFirewallDomainList(this, 'AllowedDomains', {
      domains: ['*.amazonaws.com', ...allowedDomains],
    });
    const all = new CfnFirewallDomainList(this, 'AllDomains', { domains: ['*'] });
    const rules = new CfnFirewallRuleGroup(this, 'RuleGroup', {
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
      // The lowest value that AWS allows, so that no later association takes precedence.
      priority: 101,
      mutationProtection: isProtected(protection.protections) ? 'ENABLED' : 'DISABLED',
    });
  }
}
