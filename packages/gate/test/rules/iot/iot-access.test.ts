import { iotAccessRules } from '../../../src/rules/iot/iot-access';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TOPIC = 'arn:aws:iot:eu-central-1:111122223333:topic/devices/one';
const policy = (statement: object) => ({
  PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] },
});

/** A template whose policy is JSON text in JSON text, as IoT asks for. */
const provisioning = (statement: object | undefined, body?: unknown) => ({
  resources: {
    Fleet: {
      Type: 'AWS::IoT::ProvisioningTemplate',
      Properties: {
        TemplateBody:
          body ??
          JSON.stringify({
            Resources: {
              thing: { Type: 'AWS::IoT::Thing', Properties: {} },
              ...(statement && {
                policy: {
                  Type: 'AWS::IoT::Policy',
                  Properties: { PolicyDocument: JSON.stringify(policy(statement).PolicyDocument) },
                },
              }),
            },
          }),
      },
    },
  },
});

rulesDecide('IoT access rules', iotAccessRules, {
  IoTAccessPolicyExact: {
    holds: [
      policy({ Action: 'iot:Publish', Resource: TOPIC }),
      policy({ Effect: 'Deny', Action: 'iot:*', Resource: '*' }),
      policy({ Action: 'iot:Publish', Resource: `${TOPIC}/*` }),
    ],
    broken: [
      policy({ Action: 'iot:*', Resource: TOPIC }),
      policy({ Action: '*', Resource: '*' }),
      policy({ Action: 'iot:Subscribe', Resource: '*' }),
      policy({ NotAction: 'iot:Publish', Resource: TOPIC }),
      policy({ Action: 'iot:Subscribe', Resource: 'arn:aws:iot:eu-central-1:111122223333:topicfilter/*' }),
      policy({ Action: 'iot:Connect', Resource: 'arn:aws:iot:eu-central-1:111122223333:*' }),
    ],
    undecided: [{ PolicyDocument: UNKNOWN }, policy({ Action: UNKNOWN, Resource: TOPIC })],
  },
  IoTAccessProvisioningPolicyExact: {
    holds: [provisioning({ Action: 'iot:Publish', Resource: TOPIC }), provisioning(undefined)],
    broken: [provisioning({ Action: 'iot:*', Resource: '*' }), provisioning({ Action: 'iot:Connect', Resource: '*' })],
    undecided: [provisioning({ Action: 'iot:Connect', Resource: TOPIC }, UNKNOWN)],
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
