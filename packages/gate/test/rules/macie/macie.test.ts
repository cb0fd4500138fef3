import { macieRules } from '../../../src/rules/macie/macie';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Macie rules', macieRules, {
  MacieEnabled: decideProperty('Status', { holds: ['ENABLED', undefined], broken: ['PAUSED'] }),
  MacieFindingsPublishedQuickly: decideProperty('FindingPublishingFrequency', {
    holds: ['FIFTEEN_MINUTES'],
    broken: ['SIX_HOURS', undefined],
  }),
  MacieFindingsNotArchived: decideProperty('Action', { holds: ['NOOP', undefined], broken: ['ARCHIVE'] }),
});
