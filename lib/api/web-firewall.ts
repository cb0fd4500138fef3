import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnIPSet } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { WebAcl } from '../firewall/web-acl';
import {
  blockList,
  botControl,
  managedRules,
  onlyFrom,
  rateByAddress,
  rateByToken,
  sizeLimits,
} from '../firewall/web-acl-rules';
import type { Settings } from '../settings/settings';

export interface WebFirewallProps {
  readonly prefix: string;
  readonly stage: Stage;
  /** The logs key of the environment. */
  readonly key: IKey;
  /** Programs that call the API; they stand in data centres, whose addresses are only counted then. */
  readonly machineClients: Settings['identity']['machineClients'];
  readonly settings: Settings['api'];
}

/** Bytes; a record is small, and AWS WAF looks into the first 16 KiB of a body before API Gateway. */
const LIMITS = { body: 8192, query: 2048, path: 1024 };

/**
 * The web application firewall before the API: known attackers first, then the too busy, then bad reputation, then what requests hold.
 * Cheap rules stand before dear ones.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html APIGateway.4
 */
export class WebFirewall extends Construct {
  constructor(scope: Construct, id: string, { prefix, stage, key, machineClients, settings }: WebFirewallProps) {
    super(scope, id);
    const acl = new WebAcl(this, 'WebAcl', {
      protects: 'the API',
      logName: `${prefix}-api`,
      key,
      logRetentionDays: settings.logRetentionDays,
      rules: [
        blockList('Blocked', this.#blockedAddresses()),
        ...(settings.allowedCountries.length > 0 ? [onlyFrom(settings.allowedCountries)] : []),
        rateByAddress(settings.requestsPerAddress),
        rateByToken(settings.requestsPerToken),
        sizeLimits(LIMITS),
        managedRules('AWSManagedRulesAmazonIpReputationList'),
        managedRules('AWSManagedRulesAnonymousIpList', machineClients.length > 0 ? ['HostingProviderIPList'] : []),
        managedRules('AWSManagedRulesKnownBadInputsRuleSet'),
        managedRules('AWSManagedRulesSQLiRuleSet'),
        managedRules('AWSManagedRulesCommonRuleSet'),
        ...(settings.botControl ? [botControl()] : []),
      ],
    });
    acl.protect('Association', stage.stageArn);
  }

  /**
   * Empty in the template and filled by whoever responds to an incident. CloudFormation empties it again only when the
   * template's own list changes, which it never does.
   */
  #blockedAddresses(): string {
    return new CfnIPSet(this, 'Blocked', {
      description: 'Addresses that may not call the API',
      scope: 'REGIONAL',
      // The API has no other addresses itself.
      ipAddressVersion: 'IPV4',
      addresses: [],
    }).attrArn;
  }
}
