import { openSearchIngestionRules } from '../../../src/rules/opensearch/open-search-ingestion';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const BODY =
  'logs:\n  source:\n    http:\n      path: "/logs"\n  sink:\n    - opensearch:\n        hosts: ["https://search.example.com"]\n';

rulesDecide('OpenSearch Ingestion rules', openSearchIngestionRules, {
  OpenSearchIngestionLogs: decideProperty('LogPublishingOptions.IsLoggingEnabled', {
    holds: [true, undefined],
    broken: [false],
  }),
  OpenSearchIngestionTls: decideProperty('PipelineConfigurationBody', {
    holds: [BODY],
    broken: [`${BODY}        insecure: true\n`, BODY.replace('https://', 'http://')],
  }),
  OpenSearchIngestionAuthentication: decideProperty('PipelineConfigurationBody', {
    holds: [BODY],
    broken: [BODY.replace('      path', '      authentication:\n        unauthenticated:\n      path')],
  }),
  OpenSearchIngestionPrivate: decideProperty('VpcOptions', {
    holds: [{ SubnetIds: ['subnet-1'] }],
    broken: [undefined],
    unknownAt: '',
  }),
  OpenSearchIngestionCustomerManagedKey: decideProperty('EncryptionAtRestOptions.KmsKeyArn', {
    holds: ['alias/pipeline'],
    broken: [undefined],
  }),
});
