import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnIPSet } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Route } from '../../lambda/records/route';
import type { Settings } from '../settings/settings';
import { BODY_RULES, blockBodyRulesExcept } from '../waf/body-rules';
import { WebAcl } from '../waf/web-acl';
import {
  allowOnlyCountries,
  blockIpSet,
  limitRateByAddress,
  limitRateByToken,
  limitSize,
  type ManagedRuleGroup,
  useBotControl,
  useManagedRules,
} from '../waf/web-acl-rules';
import { hasFreeText } from './free-text';
import { STAGE_NAME } from './records-api';

export interface ApiWebAclProps {
  readonly prefix: string;
  readonly stage: Stage;
  readonly routes: readonly Route[];
  /** The logs key of the environment. */
  readonly key: IKey;
  /**
   * Clients that run in data centres: where there are any, requests from hosting providers are counted, not blocked.
   */
  readonly machineClients: Settings['identity']['machineClients'];
  readonly settings: Settings['api'];
}

/** Limits in bytes. Records are small, and AWS WAF inspects the first 16 KiB of a body for API Gateway. */
const LIMITS = { body: 8192, query: 2048, path: 1024 };

/**
 * The web ACL of the API. Its rules check blocked addresses first, then request rates, address reputation and the
 * content of requests. Cheap rules come before expensive ones.
 *
 * Managed rules that would block a note with HTML, an address or a sentence such as "select ... from" only count in
 * bodies of routes with such text, and block in every other body. Such text is stored encrypted, reaches SQL only as a
 * bound value and is returned as JSON, so it is never executed.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html APIGateway.4
 */
export class ApiWebAcl extends Construct {
  /** Addresses that may not call the API; the response fills it. */
  readonly blockedAddresses: CfnIPSet;

  constructor(scope: Construct, id: string, { prefix, stage, routes, key, machineClients, settings }: ApiWebAclProps) {
    super(scope, id);
    this.blockedAddresses = this.#createBlockedAddresses();
    const acl = new WebAcl(this, 'Acl', {
      protects: 'the API',
      logName: `${prefix}-api`,
      key,
      logRetentionDays: settings.logRetentionDays,
      rules: [
        blockIpSet('Blocked', this.blockedAddresses.attrArn),
        ...(settings.allowedCountries.length > 0 ? [allowOnlyCountries(settings.allowedCountries)] : []),
        limitRateByAddress(settings.requestsPerAddress),
        limitRateByToken(settings.requestsPerToken),
        limitSize(LIMITS),
        useManagedRules('AWSManagedRulesAmazonIpReputationList'),
        useManagedRules('AWSManagedRulesAnonymousIpList', machineClients.length > 0 ? ['HostingProviderIPList'] : []),
        useManagedRules('AWSManagedRulesKnownBadInputsRuleSet'),
        useManagedRules('AWSManagedRulesSQLiRuleSet', listBodyRules('AWSManagedRulesSQLiRuleSet')),
        useManagedRules('AWSManagedRulesCommonRuleSet', listBodyRules('AWSManagedRulesCommonRuleSet')),
        blockBodyRulesExcept(routes.filter(hasFreeText), STAGE_NAME),
        ...(settings.botControl ? [useBotControl()] : []),
      ],
    });
    acl.associate('Association', stage.stageArn);
  }

  /**
   * Creates an IP set that is empty in the template; the playbook `block-address` fills it. CloudFormation would
   * overwrite it only if the list in the template changed, which it never does.
   */
  #createBlockedAddresses(): CfnIPSet {
    return new CfnIPSet(this, 'BlockedAddresses', {
      description: 'Addresses that may not call the API',
      scope: 'REGIONAL',
      // The API is reachable over IPv4 only.
      ipAddressVersion: 'IPV4',
      addresses: [],
    });
  }
}

function listBodyRules(group: ManagedRuleGroup): string[] {
  return BODY_RULES.filter((bodyRule) => bodyRule.group === group).map(({ rule }) => rule);
}
