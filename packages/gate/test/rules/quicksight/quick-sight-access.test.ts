import { quickSightAccessRules } from '../../../src/rules/quicksight/quick-sight-access';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('QuickSight access rules', quickSightAccessRules, {
  QuickSightAccessRowLevel: decideProperty('RowLevelPermissionDataSet.Status', {
    holds: ['ENABLED', undefined],
    broken: ['DISABLED'],
  }),
  QuickSightAccessNamed: decideProperty('Permissions.*.Principal', {
    holds: ['arn:aws:quicksight:eu-central-1:111122223333:group/default/sales'],
    broken: ['arn:aws:quicksight:eu-central-1:111122223333:namespace/default'],
  }),
  QuickSightAccessConnectorAuthenticated: decideProperty('AuthenticationConfig.AuthenticationType', {
    holds: ['IAM', 'OAUTH2_CLIENT_CREDENTIALS'],
    broken: ['NONE'],
  }),
});
