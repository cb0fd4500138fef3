import { rtbFabricRules } from '../../../src/rules/rtbfabric/rtb-fabric';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('RTB Fabric rules', rtbFabricRules, {
  RtbFabricResponderEncrypted: decideProperty('Protocol', { holds: ['HTTPS'], broken: ['HTTP', undefined] }),
  RtbFabricLinkEncrypted: decideProperty('HttpResponderAllowed', { holds: [false, undefined], broken: [true] }),
});
