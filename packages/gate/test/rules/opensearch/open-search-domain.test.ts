import { openSearchDomainRules } from '../../../src/rules/opensearch/open-search-domain';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const on = (path: string) => decideProperty(path, { holds: [true, 'true'], broken: [false, undefined] });
const notOn = (path: string) => decideProperty(path, { holds: [false, undefined], broken: [true, 'true'] });

rulesDecide('OpenSearch domain rules', openSearchDomainRules, {
  OpenSearchDomainHttps: on('DomainEndpointOptions.EnforceHTTPS'),
  OpenSearchDomainTlsPolicy: decideProperty('DomainEndpointOptions.TLSSecurityPolicy', {
    holds: ['Policy-Min-TLS-1-2-PFS-2023-10', 'Policy-Min-TLS-1-2-2019-07'],
    broken: ['Policy-Min-TLS-1-0-2019-07', undefined],
  }),
  OpenSearchDomainAccessControl: on('AdvancedSecurityOptions.Enabled'),
  OpenSearchDomainAnonymousAccess: notOn('AdvancedSecurityOptions.AnonymousAuthEnabled'),
  OpenSearchDomainPasswords: notOn('AdvancedSecurityOptions.InternalUserDatabaseEnabled'),
  OpenSearchDomainAuditLog: on('LogPublishingOptions.AUDIT_LOGS.Enabled'),
  OpenSearchDomainErrorLog: on('LogPublishingOptions.ES_APPLICATION_LOGS.Enabled'),
  OpenSearchDomainCustomerManagedKey: decideProperty('EncryptionAtRestOptions.KmsKeyId', {
    holds: ['alias/search'],
    broken: [undefined, 'alias/aws/es'],
  }),
  OpenSearchDomainSoftwareUpdate: on('SoftwareUpdateOptions.AutoSoftwareUpdateEnabled'),
});
