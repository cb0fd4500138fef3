import { openSearchServerlessRules } from '../../../src/rules/opensearch/open-search-serverless';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const network = (AllowFromPublic: unknown) => ({
  Type: 'network',
  Policy: JSON.stringify([{ Rules: [{ ResourceType: 'collection', Resource: ['collection/logs'] }], AllowFromPublic }]),
});
const encryption = (properties: object) => ({
  Type: 'encryption',
  Policy: JSON.stringify({ Rules: [{ ResourceType: 'collection', Resource: ['collection/logs'] }], ...properties }),
});
const access = (Permission: readonly string[], Resource = ['index/*/*']) => ({
  Type: 'data',
  Policy: JSON.stringify([
    {
      Rules: [{ ResourceType: 'index', Resource, Permission }],
      Principal: ['arn:aws:iam::111122223333:role/search'],
    },
  ]),
});

rulesDecide('OpenSearch Serverless rules', openSearchServerlessRules, {
  OpenSearchServerlessDeletionProtection: decideProperty('DeletionProtection', {
    holds: ['ENABLED'],
    broken: ['DISABLED', undefined],
  }),
  OpenSearchServerlessPrivate: {
    holds: [network(false)],
    broken: [network(true)],
    undecided: [{ Type: 'network', Policy: UNKNOWN }],
    notApplicable: [encryption({ AWSOwnedKey: true })],
  },
  OpenSearchServerlessCustomerManagedKey: {
    holds: [encryption({ KmsARN: 'arn:aws:kms:eu-central-1:111122223333:key/1' })],
    broken: [encryption({ AWSOwnedKey: true })],
    undecided: [{ Type: UNKNOWN }],
    notApplicable: [network(false)],
  },
  OpenSearchServerlessDataRights: {
    holds: [access(['aoss:ReadDocument']), access(['aoss:*'], ['index/logs/*'])],
    broken: [access(['aoss:*']), access(['aoss:ReadDocument', 'aoss:*'], ['index/*/*'])],
    undecided: [{ Policy: UNKNOWN }],
  },
});
