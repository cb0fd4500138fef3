import { dataBrewJobRules } from '../../../src/rules/databrew/data-brew-job';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('DataBrew rules', dataBrewJobRules, {
  DataBrewJobLog: decideProperty('LogSubscription', { holds: ['ENABLE', undefined], broken: ['DISABLE'] }),
  DataBrewJobCustomerManagedKey: decideProperty('EncryptionKeyArn', { holds: ['alias/brew'], broken: [undefined] }),
});
