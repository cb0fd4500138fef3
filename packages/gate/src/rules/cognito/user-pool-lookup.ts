import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';

/** Lambda triggers that are written as an object with the ARN inside. */
const VERSIONED_TRIGGER = /^(PreTokenGenerationConfig|InboundFederation|Custom(SMS|Email)Sender)$/;

/** The texts of a list. @throws Undecidable for an entry that is resolved only at deployment */
export function readTexts(list: Value): readonly string[] {
  return list.items().flatMap((item) => item.text() ?? []);
}

/** Resources of the given types whose `UserPoolId` is this user pool. */
export function findByUserPool(
  pool: TemplateResource,
  templates: TemplateSet,
  ...types: readonly string[]
): readonly TemplateResource[] {
  return templates.ofType(...types).filter((resource) => resource.at('UserPoolId').target() === pool);
}

/** First factors that start a choice-based sign-in: `PASSWORD`, `WEB_AUTHN`, `EMAIL_OTP`, `SMS_OTP`. */
export function readFirstFactors(pool: TemplateResource): readonly string[] {
  return readTexts(pool.at('Policies.SignInPolicy.AllowedFirstAuthFactors'));
}

/** ARNs of the functions in `LambdaConfig`. */
export function findTriggers(pool: TemplateResource): readonly Value[] {
  return pool
    .at('LambdaConfig')
    .entries()
    .filter(([name]) => name !== 'KMSKeyID')
    .map(([name, value]) => (VERSIONED_TRIGGER.test(name) ? value.at('LambdaArn') : value));
}

/** Whether threat protection has the given mode, or one of them, for standard sign-in. */
export function hasThreatProtection(pool: TemplateResource, ...modes: readonly string[]): boolean {
  return modes.includes(pool.at('UserPoolAddOns.AdvancedSecurityMode').text() ?? 'OFF');
}

/** Ways to reset a forgotten password: `verified_email`, `verified_phone_number`, `admin_only`. */
export function readRecoveryMechanisms(pool: TemplateResource): readonly string[] {
  const mechanisms = pool.at('AccountRecoverySetting.RecoveryMechanisms').items();
  return mechanisms.map((mechanism) => mechanism.at('Name').text() ?? '');
}
