import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import { WebAcl } from '../waf/web-acl';
import { limitRateByAddress, useManagedRules } from '../waf/web-acl-rules';

export interface UserPoolWebAclProps {
  readonly prefix: string;
  readonly userPool: UserPool;
  readonly key: IKey;
  readonly settings: Settings['identity'];
}

/**
 * Requests per address in five minutes: more than a person with typing errors needs, far fewer than password guessing
 * needs.
 */
const REQUESTS_PER_ADDRESS = 300;

/**
 * The web ACL of the user pool. Cognito forwards neither user names nor passwords to AWS WAF, so rules on request
 * bodies have no effect here. Threat protection of the user pool covers them.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html
 */
export class UserPoolWebAcl extends Construct {
  constructor(scope: Construct, id: string, { prefix, userPool, key, settings }: UserPoolWebAclProps) {
    super(scope, id);
    const acl = new WebAcl(this, 'Acl', {
      protects: 'sign-in',
      logName: `${prefix}-sign-in`,
      key,
      logRetentionDays: settings.logRetentionDays,
      rules: [
        limitRateByAddress(REQUESTS_PER_ADDRESS),
        useManagedRules('AWSManagedRulesAmazonIpReputationList'),
        // Machine-to-machine clients run in data centres. Their addresses are counted, not blocked, so that they get
        // tokens.
        useManagedRules(
          'AWSManagedRulesAnonymousIpList',
          settings.machineClients.length > 0 ? ['HostingProviderIPList'] : [],
        ),
        useManagedRules('AWSManagedRulesKnownBadInputsRuleSet'),
      ],
    });
    acl.associate('Association', userPool.userPoolArn);
  }
}
