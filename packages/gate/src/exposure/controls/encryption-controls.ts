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

type Finder = (store: TemplateResource, surroundings: Surroundings) => ShownControl | undefined;

const isSet =
  (property: string, what: string): Finder =>
  (store) =>
    isTrue(readAt(store, property)) ? { what, resource: store } : undefined;

/** The property with which a type requires TLS. Services without an entry require it by their resource policy. */
const REQUIRED: Readonly<Record<string, Finder>> = {
  'AWS::RDS::DBCluster': (store, surroundings) => findParameter(store, 'DBClusterParameterGroupName', surroundings),
  'AWS::RDS::DBInstance': (store, surroundings) => findParameter(store, 'DBParameterGroupName', surroundings),
  'AWS::DocDB::DBCluster': (store, surroundings) => findParameter(store, 'DBClusterParameterGroupName', surroundings),
  'AWS::Redshift::Cluster': (store, surroundings) => findParameter(store, 'ClusterParameterGroupName', surroundings),
  'AWS::RDS::DBProxy': isSet('RequireTLS', 'TLS required by the proxy'),
  'AWS::ElastiCache::ReplicationGroup': isSet('TransitEncryptionEnabled', 'TLS required by the cache'),
  'AWS::ElastiCache::CacheCluster': isSet('TransitEncryptionEnabled', 'TLS required by the cache'),
  'AWS::MemoryDB::Cluster': isSet('TLSEnabled', 'TLS required by the cluster'),
  'AWS::OpenSearchService::Domain': isSet('DomainEndpointOptions.EnforceHTTPS', 'TLS required by the domain'),
  'AWS::Elasticsearch::Domain': isSet('DomainEndpointOptions.EnforceHTTPS', 'TLS required by the domain'),
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

function findParameter(
  store: TemplateResource,
  property: string,
  surroundings: Surroundings,
): ShownControl | undefined {
  const group = surroundings.findTarget(readAt(store, property));
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
