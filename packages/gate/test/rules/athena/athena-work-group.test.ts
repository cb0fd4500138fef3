import { athenaWorkGroupRules } from '../../../src/rules/athena/athena-work-group';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const GROUP = 'WorkGroupConfiguration';
const OPTION = `${GROUP}.ResultConfiguration.EncryptionConfiguration.EncryptionOption`;
const ON = { holds: [true, undefined], broken: [false, 'false'] };

rulesDecide('Athena workgroup rules', athenaWorkGroupRules, {
  AthenaWorkGroupResultsEncrypted: {
    holds: [nest(OPTION, 'SSE_KMS'), nest(`${GROUP}.ManagedQueryResultsConfiguration.Enabled`, true)],
    broken: [
      {},
      nest(`${GROUP}.ResultConfiguration.OutputLocation`, 's3://results'),
      {
        ...nest(OPTION, 'SSE_KMS'),
        ...nest('WorkGroupConfigurationUpdates.ResultConfigurationUpdates.RemoveEncryptionConfiguration', true),
      },
    ],
    undecided: [nest(`${GROUP}.ResultConfiguration`, UNKNOWN)],
  },
  AthenaWorkGroupEnforced: decideProperty(`${GROUP}.EnforceWorkGroupConfiguration`, ON),
  AthenaWorkGroupLogging: decideProperty(`${GROUP}.PublishCloudWatchMetricsEnabled`, ON),
});
