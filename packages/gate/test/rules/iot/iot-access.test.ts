import { iotAccessRules } from '../../../src/rules/iot/iot-access';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TOPIC = 'arn:aws:iot:eu-central-1:111122223333:topic/devices/one';
const policy = (statement: object) => ({
  PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] },
});

rulesDecide('IoT access rules', iotAccessRules, {
  IoTAccessPolicyExact: {
    holds: [
      policy({ Action: 'iot:Publish', Resource: TOPIC }),
      policy({ Effect: 'Deny', Action: 'iot:*', Resource: '*' }),
    ],
    broken: [
      policy({ Action: 'iot:*', Resource: TOPIC }),
      policy({ Action: '*', Resource: '*' }),
      policy({ Action: 'iot:Subscribe', Resource: '*' }),
      policy({ NotAction: 'iot:Publish', Resource: TOPIC }),
    ],
    undecided: [{ PolicyDocument: UNKNOWN }, policy({ Action: UNKNOWN, Resource: TOPIC })],
  },
  IoTAccessAuthorizerSigned: decideProperty('SigningDisabled', { holds: [false, undefined], broken: [true] }),
  IoTAccessProvisioningChecked: decideProperty('PreProvisioningHook.TargetArn', {
    holds: ['arn:aws:lambda:eu-central-1:111122223333:function:check'],
    broken: [undefined],
    unknownAt: 'TemplateType',
    beside: { TemplateType: 'FLEET_PROVISIONING' },
    notApplicable: [{ TemplateType: 'JITP' }],
  }),
  IoTAccessNoAutoRegistration: decideProperty('AutoRegistrationStatus', {
    holds: ['DISABLE', undefined],
    broken: ['ENABLE'],
  }),
  IoTAccessRoleAliasDuration: decideProperty('CredentialDurationSeconds', {
    holds: [900, 3600, undefined],
    broken: [43200],
  }),
});
