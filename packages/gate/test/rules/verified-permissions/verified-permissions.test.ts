import { verifiedPermissionsRules } from '../../../src/rules/verified-permissions/verified-permissions';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const IDS = 'Configuration.CognitoUserPoolConfiguration.ClientIds';

rulesDecide('Verified Permissions rules', verifiedPermissionsRules, {
  VerifiedPermissionsPolicyLimited: decideProperty('Definition.Static.Statement', {
    holds: [
      'permit(principal in Group::"readers", action == Action::"read", resource);',
      'permit(principal, action, resource) when { principal.tenant == resource.tenant };',
      'forbid(principal, action, resource);',
      undefined,
    ],
    broken: ['permit(principal, action, resource);', 'permit (\n  principal,\n  action,\n  resource\n);'],
  }),
  VerifiedPermissionsTokensForThisApp: {
    holds: [
      nest(IDS, ['abc']),
      nest('Configuration.OpenIdConnectConfiguration.TokenSelection.AccessTokenOnly.Audiences', ['records']),
    ],
    broken: [{}, nest(IDS, []), nest('Configuration.OpenIdConnectConfiguration.Issuer', 'https://id.example.com')],
    undecided: [nest(IDS, UNKNOWN)],
  },
  VerifiedPermissionsValidationStrict: decideProperty('ValidationSettings.Mode', {
    holds: ['STRICT'],
    broken: ['OFF'],
  }),
  VerifiedPermissionsDeletionProtection: decideProperty('DeletionProtection.Mode', {
    holds: ['ENABLED'],
    broken: ['DISABLED', undefined],
  }),
});
