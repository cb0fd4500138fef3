import { inspectorRules } from '../../../src/rules/inspector/inspector';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Inspector rules', inspectorRules, {
  InspectorFindingsNotSuppressed: decideProperty('FilterAction', { holds: ['NONE'], broken: ['SUPPRESS'] }),
});
