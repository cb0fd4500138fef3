import { appFlowRules } from '../appflow/app-flow';
import { backupRules } from '../backup/backup';
import { backupPlanRules } from '../backup/backup-plan';
import { backupRestoreRules } from '../backup/backup-restore';
import { backupVaultRules } from '../backup/backup-vault';
import { dataSyncRules } from '../datasync/data-sync';
import { daxClusterRules } from '../dax/dax-cluster';
import { dlmLifecyclePolicyRules } from '../dlm/dlm-lifecycle-policy';
import { dmsEndpointRules } from '../dms/dms-endpoint';
import { dmsReplicationRules } from '../dms/dms-replication';
import { documentDbRules } from '../docdb/document-db';
import { dsqlClusterRules } from '../dsql/dsql-cluster';
import { dynamoDbTableRules } from '../dynamodb/dynamo-db-table';
import { efsAccessPointRules } from '../efs/efs-access-point';
import { efsFileSystemRules } from '../efs/efs-file-system';
import { elastiCacheRules } from '../elasticache/elasti-cache';
import { fsxFileSystemRules } from '../fsx/fsx-file-system';
import { healthLakeRules } from '../healthlake/health-lake';
import { keyspacesTableRules } from '../keyspaces/keyspaces-table';
import { memoryDbRules } from '../memorydb/memory-db';
import { migrationNetworkRules } from '../migration/migration-network';
import { neptuneClusterRules } from '../neptune/neptune-cluster';
import { openSearchDomainRules } from '../opensearch/open-search-domain';
import { openSearchIngestionRules } from '../opensearch/open-search-ingestion';
import { openSearchServerlessRules } from '../opensearch/open-search-serverless';
import { qldbLedgerRules } from '../qldb/qldb-ledger';
import { classicSecurityGroupRules } from '../rds/classic-security-group';
import { rdsRules } from '../rds/rds';
import { rdsBackupRules } from '../rds/rds-backup';
import { rdsClusterRules } from '../rds/rds-cluster';
import { rdsEngineRules } from '../rds/rds-engine';
import { rdsEventRules } from '../rds/rds-event';
import { rdsGlobalRules } from '../rds/rds-global';
import { rdsInstanceRules } from '../rds/rds-instance';
import { rdsLogRules } from '../rds/rds-log';
import { rdsMasterRules } from '../rds/rds-master';
import { rdsNetworkRules } from '../rds/rds-network';
import { rdsOptionRules } from '../rds/rds-option';
import { rdsParameterRules } from '../rds/rds-parameter';
import { rdsProxyRules } from '../rds/rds-proxy';
import { redshiftClusterRules } from '../redshift/redshift-cluster';
import { redshiftServerlessRules } from '../redshift/redshift-serverless';
import type { Rule } from '../rule';
import { bucketAccessLogRules } from '../s3/s3-access-log';
import { accessPointRules } from '../s3/s3-access-point';
import { bucketRules } from '../s3/s3-bucket';
import { bucketPolicyRules } from '../s3/s3-bucket-policy';
import { bucketEncryptionRules } from '../s3/s3-encryption';
import { bucketLifecycleRules } from '../s3/s3-lifecycle';
import { bucketObjectLockRules } from '../s3/s3-object-lock';
import { websiteRules } from '../s3/s3-website';
import { simpleDbRules } from '../simpledb/simple-db';
import { storageGatewayRules } from '../storagegateway/storage-gateway';
import { timestreamInfluxRules } from '../timestream/timestream-influx';
import { transferPartnerRules } from '../transfer/transfer-partner';
import { transferServerRules } from '../transfer/transfer-server';

/** The rules for databases, file systems, backups and transfers of data. */
export const dataGroupRules: readonly Rule[] = [
  ...accessPointRules,
  ...appFlowRules,
  ...backupPlanRules,
  ...backupRestoreRules,
  ...backupRules,
  ...backupVaultRules,
  ...bucketAccessLogRules,
  ...bucketEncryptionRules,
  ...bucketLifecycleRules,
  ...bucketObjectLockRules,
  ...bucketPolicyRules,
  ...bucketRules,
  ...classicSecurityGroupRules,
  ...dataSyncRules,
  ...daxClusterRules,
  ...dlmLifecyclePolicyRules,
  ...dmsEndpointRules,
  ...dmsReplicationRules,
  ...documentDbRules,
  ...dsqlClusterRules,
  ...dynamoDbTableRules,
  ...efsAccessPointRules,
  ...efsFileSystemRules,
  ...elastiCacheRules,
  ...fsxFileSystemRules,
  ...healthLakeRules,
  ...keyspacesTableRules,
  ...memoryDbRules,
  ...migrationNetworkRules,
  ...neptuneClusterRules,
  ...openSearchDomainRules,
  ...openSearchIngestionRules,
  ...openSearchServerlessRules,
  ...qldbLedgerRules,
  ...rdsBackupRules,
  ...rdsClusterRules,
  ...rdsEngineRules,
  ...rdsEventRules,
  ...rdsGlobalRules,
  ...rdsInstanceRules,
  ...rdsLogRules,
  ...rdsMasterRules,
  ...rdsNetworkRules,
  ...rdsOptionRules,
  ...rdsParameterRules,
  ...rdsProxyRules,
  ...rdsRules,
  ...redshiftClusterRules,
  ...redshiftServerlessRules,
  ...simpleDbRules,
  ...storageGatewayRules,
  ...timestreamInfluxRules,
  ...transferPartnerRules,
  ...transferServerRules,
  ...websiteRules,
];
