import { notJudgedRules } from '../coverage/not-judged';
import { notJudgedTemplateRules } from '../coverage/not-judged-template';
import { notJudgedTypeRules } from '../coverage/not-judged-type';
import { deploymentRules } from '../deployment/deployment';
import { encryptionKeyRules } from '../encryption-key/encryption-key';
import { addressListRules } from '../generic/address-list';
import { addressRangeRules } from '../generic/address-range';
import { policyExceptionRules } from '../generic/policy-exception';
import { protectionKeptRules } from '../generic/protection-kept';
import { publicGrantRules } from '../generic/public-grant';
import { publicPolicyRules } from '../generic/public-policy';
import { serviceSourceRules } from '../generic/service-source';
import { trustAccountRules } from '../generic/trust-account';
import { trustBucketRules } from '../generic/trust-bucket';
import { trustHostRules } from '../generic/trust-host';
import { trustImageRules } from '../generic/trust-image';
import { trustPolicyRules } from '../generic/trust-policy';
import { trustRegionRules } from '../generic/trust-region';
import { trustScriptRules } from '../generic/trust-script';
import { trustScriptSourceRules } from '../generic/trust-script-source';
import { identifierRules } from '../replacing/identifier';
import { singlePlaceRules } from '../replacing/single-place';
import type { Rule } from '../rule';
import { secretRules } from '../secrets/secret';
import { settingNotWeakRules } from '../setting/setting-not-weak';
import { switchWrittenRules } from '../switch/switch-written';

/** The rules for all types of resources. */
export const everyTypeGroupRules: readonly Rule[] = [
  ...addressListRules,
  ...addressRangeRules,
  ...deploymentRules,
  ...encryptionKeyRules,
  ...notJudgedRules,
  ...notJudgedTemplateRules,
  ...notJudgedTypeRules,
  ...policyExceptionRules,
  ...protectionKeptRules,
  ...publicGrantRules,
  ...publicPolicyRules,
  ...secretRules,
  ...serviceSourceRules,
  ...identifierRules,
  ...singlePlaceRules,
  ...settingNotWeakRules,
  ...switchWrittenRules,
  ...trustAccountRules,
  ...trustBucketRules,
  ...trustHostRules,
  ...trustImageRules,
  ...trustPolicyRules,
  ...trustRegionRules,
  ...trustScriptSourceRules,
  ...trustScriptRules,
];
