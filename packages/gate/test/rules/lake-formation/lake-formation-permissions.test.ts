import { lakeFormationPermissionsRules } from '../../../src/rules/lake-formation/lake-formation-permissions';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const PRINCIPALS = { holds: ['arn:aws:iam::111122223333:role/reader'], broken: ['IAM_ALLOWED_PRINCIPALS'] };
const OFF = { holds: [false, undefined], broken: [true] };

rulesDecide('Lake Formation permission rules', lakeFormationPermissionsRules, {
  LakeFormationPermissionsDefaults: decideProperty(
    'CreateTableDefaultPermissions.*.Principal.DataLakePrincipalIdentifier',
    PRINCIPALS,
  ),
  LakeFormationPermissionsNamed: decideProperty('DataLakePrincipal.DataLakePrincipalIdentifier', PRINCIPALS),
  LakeFormationPermissionsFullTableAccess: decideProperty('AllowFullTableExternalDataAccess', OFF),
  LakeFormationPermissionsNotHybrid: decideProperty('HybridAccessEnabled', OFF),
});
