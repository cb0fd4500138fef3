import { efsAccessPointRules } from '../../../src/rules/efs/efs-access-point';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const directory = (RootDirectory: unknown) => ({ RootDirectory });
const user = (Uid: unknown) => ({ PosixUser: { Uid, Gid: '1000' } });
const permissions = (Permissions: unknown) => directory({ Path: '/app', CreationInfo: { Permissions } });

rulesDecide('EFS access point rules', efsAccessPointRules, {
  EfsAccessPointRootDirectory: {
    holds: [directory({ Path: '/app' })],
    broken: [{}, directory({ Path: '/' }), directory({})],
    undecided: [directory({ Path: UNKNOWN })],
  },
  EfsAccessPointUser: {
    holds: [user('1000')],
    broken: [{}],
    undecided: [{ PosixUser: UNKNOWN }],
  },
  EfsAccessPointUserNotRoot: {
    holds: [{}, user('1000'), user(1000)],
    broken: [user('0'), user(0)],
    undecided: [user(UNKNOWN)],
  },
  EfsAccessPointPermissions: {
    holds: [directory({ Path: '/app' }), permissions('0750'), permissions('755')],
    broken: [permissions('0777'), permissions('666')],
    undecided: [permissions(UNKNOWN)],
  },
});
