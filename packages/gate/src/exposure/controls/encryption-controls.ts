import { isInsecureTransport } from '../../rules/iam/resource-policy';
import { memoize } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import { findText, isTrue, listFrom, listKnown, readAt, readIfKnown } from '../known-values';
import type { ShownControl } from '../party';
import { readResourcePolicies } from '../resource-policies';
import type { Surroundings } from '../surroundings';

/** That connections to a store are encrypted, as far as the templates require it. */
export function findTlsControl(store: TemplateResource, surroundings: Surroundings): ShownControl | undefined {
  return rememberTls(surroundings)(store);
}

const rememberTls = memoize((surroundings: Surroundings) =>
  memoize((store: TemplateResource) => {
    const find = REQUIRED[store.type];
    return find === undefined ? findDenial(store, surroundings) : find(store, surroundings);
  }),
);

/** That a store certainly accepts connections without TLS: what would require it is switched off. */
export function findTlsWeakness(store: TemplateResource, surroundings: Surroundings): ShownControl | undefined {
  const { type } = store;
  const property = SWITCHES[type];
  const group = surroundings.findTarget(readAt(store, GROUPS[type] ?? ''));
  const isOff =
    property === undefined
      ? group !== undefined && listParameters(group).some(([name, value]) => PARAMETERS[name]?.test(value) === false)
      : findText(readAt(store, property)) === 'false';
  return isOff ? { what: 'no TLS required', resource: group ?? store } : undefined;
}

/** The property with which a type requires TLS. */
const SWITCHES: Readonly<Record<string, string>> = {
  'AWS::RDS::DBProxy': 'RequireTLS',
  'AWS::ElastiCache::ReplicationGroup': 'TransitEncryptionEnabled',
  'AWS::ElastiCache::CacheCluster': 'TransitEncryptionEnabled',
  'AWS::MemoryDB::Cluster': 'TLSEnabled',
  'AWS::OpenSearchService::Domain': 'DomainEndpointOptions.EnforceHTTPS',
  'AWS::Elasticsearch::Domain': 'DomainEndpointOptions.EnforceHTTPS',
};

/** The property that names the parameters of a database. */
const GROUPS: Readonly<Record<string, string>> = {
  'AWS::RDS::DBCluster': 'DBClusterParameterGroupName',
  'AWS::RDS::DBInstance': 'DBParameterGroupName',
  'AWS::DocDB::DBCluster': 'DBClusterParameterGroupName',
  'AWS::Redshift::Cluster': 'ClusterParameterGroupName',
};

type Finder = (store: TemplateResource, surroundings: Surroundings) => ShownControl | undefined;

const isSet =
  (what: string): Finder =>
  (store) =>
    isTrue(readAt(store, SWITCHES[store.type] ?? '')) ? { what, resource: store } : undefined;

/** The property with which a type requires TLS. Services without an entry require it by their resource policy. */
const REQUIRED: Readonly<Record<string, Finder>> = {
  'AWS::RDS::DBCluster': findParameter,
  'AWS::RDS::DBInstance': findParameter,
  'AWS::DocDB::DBCluster': findParameter,
  'AWS::Redshift::Cluster': findParameter,
  'AWS::RDS::DBProxy': isSet('TLS required by the proxy'),
  'AWS::ElastiCache::ReplicationGroup': isSet('TLS required by the cache'),
  'AWS::ElastiCache::CacheCluster': isSet('TLS required by the cache'),
  'AWS::MemoryDB::Cluster': isSet('TLS required by the cluster'),
  'AWS::OpenSearchService::Domain': isSet('TLS required by the domain'),
  'AWS::Elasticsearch::Domain': isSet('TLS required by the domain'),
  'AWS::MSK::Cluster': (store) =>
    (findText(readAt(store, 'EncryptionInfo.EncryptionInTransit.ClientBroker')) ?? 'TLS') === 'TLS'
      ? { what: 'TLS required by the brokers', resource: store }
      : undefined,
};

/**
 * Parameters of databases that refuse connections without TLS.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.Requiring.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html
 * @see https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html
 */
const PARAMETERS: Readonly<Record<string, RegExp>> = {
  'rds.force_ssl': /^1$/,
  require_secure_transport: /^(1|on)$/i,
  require_ssl: /^true$/i,
  tls: /^(enabled|fips-140-3|tls1\.[23]\+)$/i,
};

function findParameter(store: TemplateResource, surroundings: Surroundings): ShownControl | undefined {
  const group = surroundings.findTarget(readAt(store, GROUPS[store.type] ?? ''));
  if (group === undefined) return undefined;
  for (const [name, value] of listParameters(group)) {
    if (PARAMETERS[name]?.test(value) === true) return { what: `TLS required by parameter ${name}`, resource: group };
  }
  return undefined;
}

function listParameters(group: TemplateResource): readonly (readonly [string, string])[] {
  const { raw } = readAt(group, 'Parameters');
  if (Array.isArray(raw)) {
    return listKnown(readAt(group, 'Parameters')).map((each) => [
      findText(readAt(each, 'ParameterName')) ?? '',
      findText(readAt(each, 'ParameterValue')) ?? '',
    ]);
  }
  const parameters = readIfKnown(() => readAt(group, 'Parameters').entries()) ?? [];
  return parameters.map(([name, value]) => [name, findText(value) ?? '']);
}

/** A policy that denies requests without TLS to everybody. */
function findDenial(store: TemplateResource, surroundings: Surroundings): ShownControl | undefined {
  for (const { statement, holder } of readResourcePolicies(store, surroundings)) {
    const denies = readIfKnown(
      () =>
        !statement.allows &&
        statement.conditions.length === 1 &&
        statement.conditions.every(isInsecureTransport) &&
        statement.principals.some(({ kind }) => kind === 'any'),
    );
    if (denies === true) return { what: 'TLS required by resource policy', resource: holder };
  }
  return undefined;
}

/** Properties with a key that readers need a permission for, besides that for the store. */
const KEYS: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket':
    'BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault.KMSMasterKeyID',
  'AWS::SQS::Queue': 'KmsMasterKeyId',
  'AWS::SNS::Topic': 'KmsMasterKeyId',
  'AWS::DynamoDB::Table': 'SSESpecification.KMSMasterKeyId',
  'AWS::SecretsManager::Secret': 'KmsKeyId',
  'AWS::Kinesis::Stream': 'StreamEncryption.KeyId',
};

/** The customer managed key of a store, which a caller needs a permission for. Databases decrypt for every client. */
export function findKeyControl(store: TemplateResource, surroundings: Surroundings): ShownControl | undefined {
  return rememberKey(surroundings)(store);
}

const rememberKey = memoize((surroundings: Surroundings) =>
  memoize((store: TemplateResource) => {
    const path = KEYS[store.type];
    const [value] = path === undefined ? [] : listFrom(store, path);
    if (value === undefined || /alias\/aws\//.test(value.display())) return undefined;
    const resource = surroundings.findTarget(value) ?? store;
    return { what: 'Customer managed key: callers need a permission of KMS, too', resource };
  }),
);
