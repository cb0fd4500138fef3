import { dataSyncRules } from '../../../src/rules/datasync/data-sync';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('DataSync rules', dataSyncRules, {
  DataSyncTaskLog: decideProperty('CloudWatchLogGroupArn', {
    holds: ['arn:aws:logs:eu-central-1:111122223333:log-group:copies'],
    broken: [undefined],
    unknownAt: 'TaskMode',
    notApplicable: [{ TaskMode: 'ENHANCED' }],
  }),
  DataSyncTaskLogLevel: decideProperty('Options.LogLevel', { holds: ['TRANSFER', undefined], broken: ['OFF'] }),
  DataSyncObjectStorageTls: decideProperty('ServerProtocol', { holds: ['HTTPS', undefined], broken: ['HTTP'] }),
  DataSyncEfsTls: decideProperty('InTransitEncryption', { holds: ['TLS1_2'], broken: ['NONE', undefined] }),
  DataSyncHdfsAuthentication: decideProperty('AuthenticationType', { holds: ['KERBEROS'], broken: ['SIMPLE'] }),
  DataSyncAzureAuthentication: decideProperty('AzureBlobAuthenticationType', {
    holds: ['SAS', 'OIDC', undefined],
    broken: ['NONE'],
  }),
  DataSyncSmbVersion: decideProperty('MountOptions.Version', {
    holds: ['SMB3', 'AUTOMATIC', undefined],
    broken: ['SMB1'],
  }),
  DataSyncTaskVerification: decideProperty('Options.VerifyMode', {
    holds: ['ONLY_FILES_TRANSFERRED', undefined],
    broken: ['NONE'],
  }),
  DataSyncHdfsEncryption: decideProperty('QopConfiguration', {
    holds: [undefined, { RpcProtection: 'PRIVACY', DataTransferProtection: 'PRIVACY' }],
    broken: [{ RpcProtection: 'PRIVACY', DataTransferProtection: 'DISABLED' }, { RpcProtection: 'INTEGRITY' }],
    unknownAt: 'QopConfiguration.RpcProtection',
  }),
});
