import { opsWorksRules } from '../../../src/rules/opsworks/ops-works';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('OpsWorks rules', opsWorksRules, {
  OpsWorksAddressesPrivate: decideProperty('AutoAssignPublicIps', { holds: [false], broken: [true, 'true'] }),
  OpsWorksElasticAddresses: decideProperty('AutoAssignElasticIps', { holds: [false], broken: [true] }),
  OpsWorksServerPrivate: decideProperty('AssociatePublicIpAddress', { holds: [false], broken: [true, undefined] }),
  OpsWorksServerBackup: decideProperty('DisableAutomatedBackup', { holds: [false], broken: [true, undefined] }),
  OpsWorksVolumesEncrypted: decideProperty('VolumeConfigurations.*.Encrypted', {
    holds: [true],
    broken: [false, undefined],
  }),
  OpsWorksAppEncrypted: decideProperty('EnableSsl', { holds: [true], broken: [false, undefined] }),
});
