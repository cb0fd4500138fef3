import { arnHere, type JsonObject, toItems, toObject } from '../../json-value';
import { allow } from '../role';
import type { SamEvent } from './event';

/** Actions of a function that reaches its source through a VPC. */
const NETWORK_ACTIONS = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeVpcs',
  'ec2:DescribeSubnets',
  'ec2:DescribeSecurityGroups',
];

/** Permissions that depend on the settings of a source: secrets, keys, networks and schema registries. */
export function listSourcePermissions({ type, properties }: SamEvent): readonly JsonObject[] {
  const access = toItems(properties['SourceAccessConfigurations']).map(toObject);
  const secrets = access.filter(({ Type: kind }) => /AUTH|CERTIFICATE/.test(String(kind)));
  const isInNetwork = type === 'DocumentDB' || access.some(({ Type: kind }) => kind === 'VPC_SUBNET');
  const { SecretsManagerKmsKeyId: key } = properties;
  return [
    ...secrets.map(({ URI: secret }) => allow(['secretsmanager:GetSecretValue'], secret)),
    ...(type === 'MQ' ? [allow(['mq:DescribeBroker'], properties['Broker'])] : []),
    ...(type === 'DocumentDB' ? listDatabasePermissions(properties['Cluster']) : []),
    ...(isInNetwork ? [allow(NETWORK_ACTIONS, '*')] : []),
    ...(key === undefined ? [] : [allow(['kms:Decrypt'], arnHere('kms', `key/\${Key}`, { Key: key }))]),
    ...listRegistryPermissions(properties['SchemaRegistryConfig']),
  ];
}

function listDatabasePermissions(cluster: unknown): readonly JsonObject[] {
  return [
    allow(['rds:DescribeDBClusterParameters'], arnHere('rds', 'cluster-pg:*')),
    allow(['rds:DescribeDBSubnetGroups'], arnHere('rds', 'subgrp:*')),
    allow(['rds:DescribeDBClusters'], cluster),
  ];
}

function listRegistryPermissions(config: unknown): readonly JsonObject[] {
  const { SchemaRegistryURI: registry, AccessConfigs: access } = toObject(config);
  const name = /:registry\/(.+)$/.exec(String(registry))?.[1];
  return [
    ...toItems(access)
      .map(toObject)
      .map(({ URI: secret }) => allow(['secretsmanager:GetSecretValue'], secret)),
    ...(name === undefined
      ? []
      : [
          allow(['glue:GetRegistry'], registry),
          allow(['glue:GetSchemaVersion'], [arnHere('glue', `schema/${name}/*`)]),
        ]),
  ];
}
