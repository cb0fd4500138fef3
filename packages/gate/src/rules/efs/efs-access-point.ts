import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::EFS::AccessPoint'];
const PAGE = awsDocs('efs/latest/ug/efs-access-points.html');

/** Rules for EFS access points, which limit what an application sees of a file system. */
export const efsAccessPointRules: readonly Rule[] = createPropertyRules([
  {
    id: 'EfsAccessPointRootDirectory',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'EFS access point enforces a root directory',
    why: 'An application that uses the access point reads the files of every other application.',
    fix: 'Set RootDirectory.Path to the directory of the application.',
    property: 'RootDirectory.Path',
    references: [securityHub('EFS.3'), checkov('CKV_AWS_329'), nist('AC-6')],
    expects: { matches: /^\/[^/]/ },
  },
  {
    id: 'EfsAccessPointUser',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'EFS access point enforces a user identity',
    why: 'Without it, the client chooses its user, and reads the files of any user.',
    fix: 'Set PosixUser.',
    property: 'PosixUser.Uid',
    references: [securityHub('EFS.4'), checkov('CKV_AWS_330'), nist('AC-6')],
    expects: { present: true },
  },
  {
    id: 'EfsAccessPointUserNotRoot',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'EFS access point does not make its clients root',
    why: 'Root reads and changes every file below the directory, whatever its permissions are.',
    fix: 'Set PosixUser.Uid to a user other than 0.',
    property: 'PosixUser.Uid',
    references: [pciDss('7.2.2'), PAGE, nist('AC-6')],
    expects: { differsFrom: 0 },
  },
  {
    id: 'EfsAccessPointPermissions',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'EFS access point does not create a directory that every user may write',
    why: 'Any client of the file system replaces the files of the application.',
    fix: 'Set RootDirectory.CreationInfo.Permissions to 750 or less.',
    property: 'RootDirectory.CreationInfo.Permissions',
    references: [pciDss('7.2.1'), PAGE, nist('AC-6')],
    expects: { differsFromPattern: /[2367]$/ },
  },
]);
