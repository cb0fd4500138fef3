import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { WebAcl } from '../firewall/web-acl';
import { managedRules, rateByAddress } from '../firewall/web-acl-rules';
import type { Settings } from '../settings/settings';

export interface SignInFirewallProps {
  readonly prefix: string;
  readonly userPool: UserPool;
  readonly key: IKey;
  readonly settings: Settings['identity'];
}

/** Requests of one address in five minutes: far above a person who mistypes, far below a list of stolen passwords. */
const REQUESTS_PER_ADDRESS = 300;

/**
 * The web ACL before sign-in. AWS WAF sees neither user names nor passwords here (Cognito forwards none), so rules that look
 * into bodies would see nothing; threat protection of the pool does that part.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html
 */
export class SignInFirewall extends Construct {
  constructor(scope: Construct, id: string, { prefix, userPool, key, settings }: SignInFirewallProps) {
    super(scope, id);
    const acl = new WebAcl(this, 'WebAcl', {
      protects: 'sign-in',
      logName: `${prefix}-sign-in`,
      key,
      logRetentionDays: settings.logRetentionDays,
      rules: [
        rateByAddress(REQUESTS_PER_ADDRESS),
        managedRules('AWSManagedRulesAmazonIpReputationList'),
        // Programs stand in data centres; their addresses are only counted, or they could not fetch a token.
        managedRules(
          'AWSManagedRulesAnonymousIpList',
          settings.machineClients.length > 0 ? ['HostingProviderIPList'] : [],
        ),
        managedRules('AWSManagedRulesKnownBadInputsRuleSet'),
      ],
    });
    acl.protect('Association', userPool.userPoolArn);
  }
}
