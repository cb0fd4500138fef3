import { migrationNetworkRules } from '../../../src/rules/migration/migration-network';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('migration network rules', migrationNetworkRules, {
  MigrationNetworkMainframePrivate: decideProperty('PubliclyAccessible', { holds: [false, undefined], broken: [true] }),
  MigrationNetworkEvsPrivate: decideProperty('InitialVlans.IsHcxPublic', { holds: [false, undefined], broken: [true] }),
  MigrationNetworkRecoveryPrivate: decideProperty('CreatePublicIP', { holds: [false], broken: [true] }),
  MigrationNetworkRecoveryEncrypted: decideProperty('EbsEncryption', {
    holds: ['DEFAULT', 'CUSTOM'],
    broken: ['NONE'],
  }),
  MigrationNetworkLaunchPrivate: decideProperty('AssociatePublicIpAddress', {
    holds: [false, undefined],
    broken: [true],
  }),
});
