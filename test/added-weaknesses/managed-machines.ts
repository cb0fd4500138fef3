import type { AddedWeakness } from './added-weakness';
import { KEY, NO_DETECTION, NO_PROTECTION, PUBLIC, REST, TOO_BROAD, weaken } from './weakened-properties';

/** Machines that a service manages: Lightsail, Elastic Beanstalk, AppStream, WorkSpaces. */
export const managedMachineWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Lightsail::Instance',
    {
      InstanceName: 'site',
      BlueprintId: 'amazon_linux_2023',
      BundleId: 'small_3_0',
      Networking: { Ports: [{ FromPort: 22, ToPort: 22, Protocol: 'tcp', Cidrs: ['198.51.100.7/32'] }] },
    },
    [
      ['lightsail-ssh-open', PUBLIC, 'Networking.Ports.0.Cidrs', ['0.0.0.0/0'], /SSH or RDP/],
      ['lightsail-ssh-default', PUBLIC, 'Networking.Ports.0.Cidrs', undefined, /SSH or RDP/],
    ],
  ),
  ...weaken(
    'AWS::Lightsail::Bucket',
    {
      BucketName: 'site-assets',
      BundleId: 'small_1_0',
      AccessRules: { GetObject: 'private', AllowPublicOverrides: false },
    },
    [
      ['lightsail-bucket-public', PUBLIC, 'AccessRules.GetObject', 'public', /Lightsail bucket is not public/],
      ['lightsail-bucket-objects', PUBLIC, 'AccessRules.AllowPublicOverrides', true, /single objects be public/],
    ],
  ),
  ...weaken(
    'AWS::Lightsail::Database',
    {
      RelationalDatabaseName: 'site',
      RelationalDatabaseBlueprintId: 'postgres_16',
      RelationalDatabaseBundleId: 'small_2_0',
      MasterDatabaseName: 'site',
      MasterUsername: 'site',
      PubliclyAccessible: false,
      BackupRetention: true,
    },
    [
      ['lightsail-database-public', PUBLIC, 'PubliclyAccessible', true, /Lightsail database is not public/],
      ['lightsail-database-backup', NO_PROTECTION, 'BackupRetention', false, /automatic backups/],
    ],
  ),
  ...weaken(
    'AWS::ElasticBeanstalk::Environment',
    {
      ApplicationName: 'shop',
      OptionSettings: [
        { Namespace: 'aws:elasticbeanstalk:healthreporting:system', OptionName: 'SystemType', Value: 'enhanced' },
        { Namespace: 'aws:elasticbeanstalk:cloudwatch:logs', OptionName: 'StreamLogs', Value: 'true' },
        { Namespace: 'aws:autoscaling:launchconfiguration', OptionName: 'DisableIMDSv1', Value: 'true' },
        { Namespace: 'aws:ec2:vpc', OptionName: 'AssociatePublicIpAddress', Value: 'false' },
        { Namespace: 'aws:ec2:vpc', OptionName: 'VPCId', Value: 'vpc-0abc' },
        { Namespace: 'aws:elasticbeanstalk:managedactions', OptionName: 'ManagedActionsEnabled', Value: 'true' },
        { Namespace: 'aws:elasticbeanstalk:hostmanager', OptionName: 'LogPublicationControl', Value: 'true' },
      ],
    },
    [
      [
        'beanstalk-ssh',
        PUBLIC,
        'OptionSettings.4',
        {
          Namespace: 'aws:autoscaling:launchconfiguration',
          OptionName: 'SSHSourceRestriction',
          Value: 'tcp,22,22,0.0.0.0/0',
        },
        /open SSH to the internet/,
      ],
      ['beanstalk-health', NO_DETECTION, 'OptionSettings.0.Value', 'basic', /enhanced health/],
      ['beanstalk-logs', NO_DETECTION, 'OptionSettings.1.Value', 'false', /streams logs/],
      ['beanstalk-imds', TOO_BROAD, 'OptionSettings.2.Value', 'false', /version 1 of the instance metadata/],
      ['beanstalk-public', PUBLIC, 'OptionSettings.3.Value', 'true', /public IP addresses to its instances/],
    ],
  ),
  ...weaken(
    'AWS::AppStream::Fleet',
    { Name: 'desk', InstanceType: 'stream.standard.medium', EnableDefaultInternetAccess: false, DisableIMDSV1: true },
    [
      ['appstream-internet', PUBLIC, 'EnableDefaultInternetAccess', true, /default internet access/],
      ['appstream-imds', TOO_BROAD, 'DisableIMDSV1', false, /version 1 of the instance metadata/],
    ],
  ),
  ...weaken(
    'AWS::WorkSpaces::Workspace',
    {
      BundleId: 'wsb-0abc',
      DirectoryId: 'd-0abc',
      UserName: 'maria',
      UserVolumeEncryptionEnabled: true,
      RootVolumeEncryptionEnabled: true,
      VolumeEncryptionKey: KEY,
    },
    [
      ['workspace-user-volume', REST, 'UserVolumeEncryptionEnabled', false, /user volume is encrypted/],
      ['workspace-root-volume', REST, 'RootVolumeEncryptionEnabled', undefined, /root volume is encrypted/],
    ],
  ),
  ...weaken('AWS::WorkSpacesWeb::Portal', { DisplayName: 'intranet', UserAccessLoggingSettingsArn: 'settings' }, [
    ['browser-no-log', NO_DETECTION, 'UserAccessLoggingSettingsArn', undefined, /logs the activity/],
  ]),
  ...weaken('AWS::WorkspacesInstances::Volume', { AvailabilityZone: 'eu-central-1a', SizeInGB: 8, Encrypted: true }, [
    ['workspaces-instance-volume', REST, 'Encrypted', false, /WorkSpaces Instances volume/],
  ]),
  ...weaken(
    'AWS::Lightsail::Distribution',
    {
      DistributionName: 'site',
      BundleId: 'small_1_0',
      DefaultCacheBehavior: { Behavior: 'cache' },
      Origin: { Name: 'site', RegionName: 'eu-central-1', ProtocolPolicy: 'https-only' },
    },
    [
      [
        'lightsail-origin-http',
        'plain in transit',
        'Origin.ProtocolPolicy',
        'http-only',
        /reach its origin in plain text/,
      ],
    ],
  ),
];
