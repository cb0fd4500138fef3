import { rolesAnywhereRules } from '../../../src/rules/rolesanywhere/roles-anywhere';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const profile = (Properties: Record<string, unknown>) => ({
  resources: { Profile: { Type: 'AWS::RolesAnywhere::Profile', Properties } },
});

rulesDecide('Roles Anywhere rules', rolesAnywhereRules, {
  RolesAnywhereRevocation: {
    holds: [{}, { Enabled: true }],
    broken: [{ Enabled: false }],
    undecided: [{ Enabled: UNKNOWN }],
  },
  RolesAnywhereSessionDuration: {
    holds: [profile({}), profile({ DurationSeconds: 900 })],
    broken: [profile({ DurationSeconds: 43_200 })],
    undecided: [profile({ DurationSeconds: UNKNOWN })],
  },
  RolesAnywhereSessionLimited: {
    holds: [profile({ SessionPolicy: '{"Version":"2012-10-17","Statement":[]}' })],
    broken: [profile({})],
    undecided: [profile(UNKNOWN)],
    notApplicable: [profile({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] })],
  },
  RolesAnywhereSessionName: {
    holds: [profile({}), profile({ AcceptRoleSessionName: false })],
    broken: [profile({ AcceptRoleSessionName: true })],
    undecided: [profile({ AcceptRoleSessionName: UNKNOWN })],
  },
  RolesAnywhereExpiryNoticed: {
    holds: [
      {
        resources: {
          Subject: {
            Type: 'AWS::RolesAnywhere::TrustAnchor',
            Properties: { NotificationSettings: [{ Event: 'CA_CERTIFICATE_EXPIRY', Enabled: true }] },
          },
        },
      },
    ],
    broken: [
      {
        resources: {
          Subject: {
            Type: 'AWS::RolesAnywhere::TrustAnchor',
            Properties: { NotificationSettings: [{ Event: 'CA_CERTIFICATE_EXPIRY', Enabled: false }] },
          },
        },
      },
    ],
    undecided: [
      {
        resources: {
          Subject: {
            Type: 'AWS::RolesAnywhere::TrustAnchor',
            Properties: { NotificationSettings: [{ Enabled: UNKNOWN }] },
          },
        },
      },
    ],
  },
});
