import { macieRules } from '../../../src/rules/macie/macie';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Macie rules', macieRules, {
  MacieEnabled: decideProperty('Status', { holds: ['ENABLED', undefined], broken: ['PAUSED'] }),
  MacieFindingsNotArchived: decideProperty('Action', { holds: ['NOOP', undefined], broken: ['ARCHIVE'] }),
});
