import type { PolicyStatement } from '../../templates/policy-statement';
import { readStatements } from '../../templates/policy-statement';
import type { Value } from '../../templates/template-resource';
import { filterCertain } from '../../templates/undecided';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const GUIDE = 'iot/latest/developerguide';
const HOUR = 3600;
/** `*`, or all topics, clients or things: `arn:aws:iot:eu-central-1:111122223333:topic/*`. */
const EVERY_DEVICE = /^\*$|:(\*|(topic|topicfilter|client|thing)\/[*#])$/;

/** Rules for what devices may do, and how they sign in. */
export const iotAccessRules: readonly Rule[] = [
  {
    id: 'IoTAccessPolicyExact',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::IoT::Policy'],
    what: 'IoT policy names the actions and topics of a device',
    why: 'The certificate of one stolen device then reads and commands all devices.',
    fix: 'Name actions such as iot:Publish, and resources with iot:Connection.Thing.ThingName, in PolicyDocument.',
    property: 'Properties.PolicyDocument',
    references: [
      pciDss('7.2.5'),
      awsDocs('iot-device-defender/latest/devguide/audit-chk-iot-policy-permissive.html'),
      nist('AC-6'),
    ],
    check: (policy) => findOpenStatements([policy.at('PolicyDocument')]),
  },
  {
    id: 'IoTAccessProvisioningPolicyExact',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::IoT::ProvisioningTemplate'],
    what: 'IoT provisioning template gives each device a policy with named actions and topics',
    why: 'The certificate of one stolen device then reads and commands all devices.',
    fix: 'Name actions such as iot:Publish, and resources with iot:Connection.Thing.ThingName, in TemplateBody.',
    property: 'Properties.TemplateBody',
    references: [pciDss('7.2.5'), awsDocs(`${GUIDE}/provision-template.html`), nist('AC-6')],
    check: (template) =>
      findOpenStatements(
        template
          .at('TemplateBody.Resources')
          .entries()
          .map(([, resource]) => resource.at('Properties.PolicyDocument'))
          .filter(({ present }) => present),
      ),
  },
  ...createPropertyRules([
    {
      id: 'IoTAccessAuthorizerSigned',
      level: 'required',
      group: 'authenticatedRequests',
      types: ['AWS::IoT::Authorizer'],
      what: 'IoT custom authorizer validates the signature of tokens',
      why: 'Without the check every connection attempt with any token invokes the function.',
      fix: 'Remove SigningDisabled, and set TokenSigningPublicKeys.',
      property: 'SigningDisabled',
      expects: { differsFrom: true },
      references: [pciDss('8.3.1'), awsDocs(`${GUIDE}/custom-auth.html`), nist('IA-9')],
    },
    {
      id: 'IoTAccessProvisioningChecked',
      level: 'hardening',
      group: 'authenticatedRequests',
      types: ['AWS::IoT::ProvisioningTemplate'],
      what: 'IoT provisioning template checks a device before it joins the fleet',
      why: 'All devices share the claim certificate, so whoever has one device registers any number of others.',
      fix: 'Set PreProvisioningHook to a function that compares the serial number with a list.',
      property: 'PreProvisioningHook.TargetArn',
      references: [awsDocs(`${GUIDE}/pre-provisioning-hook.html`), nist('IA-3')],
      expects: { present: true },
      // A certificate of a registered CA identifies the device by itself.
      onlyIf: (template) => template.at('TemplateType').text() !== 'JITP',
    },
    {
      id: 'IoTAccessNoAutoRegistration',
      level: 'hardening',
      group: 'authenticatedRequests',
      types: ['AWS::IoT::CACertificate'],
      what: 'IoT CA certificate does not register unknown devices by itself',
      why: 'Everyone who gets a certificate from this authority adds devices.',
      fix: 'Set AutoRegistrationStatus to DISABLE, or remove it.',
      property: 'AutoRegistrationStatus',
      expects: { differsFrom: 'ENABLE' },
      references: [awsDocs(`${GUIDE}/auto-register-device-cert.html`), nist('IA-3')],
    },
    {
      id: 'IoTAccessRoleAliasDuration',
      level: 'hardening',
      group: 'shortSessions',
      types: ['AWS::IoT::RoleAlias'],
      what: 'IoT role alias gives credentials for at most one hour',
      why: 'Credentials of a stolen device work until they expire.',
      fix: `Set CredentialDurationSeconds to ${HOUR} or less, or remove it.`,
      property: 'CredentialDurationSeconds',
      expects: { atMost: HOUR },
      references: [awsDocs(`${GUIDE}/authorizing-direct-aws.html`), nist('AC-12')],
    },
  ]),
];

function findOpenStatements(documents: readonly Value[]): readonly string[] {
  return filterCertain(
    documents.flatMap((document) => readStatements(document)),
    (statement) => statement.allows && isOpen(statement),
  ).map(({ value }) => value.property.replace(/^Properties\./, ''));
}

/** Whether a statement allows every action, or publishes, subscribes or connects as any device. */
function isOpen(statement: PolicyStatement): boolean {
  if (statement.hasNotAction || statement.actions.some((action) => action === '*' || action === 'iot:*')) return true;
  return statement.hasNotResource || statement.resources.some((resource) => EVERY_DEVICE.test(resource.display()));
}
