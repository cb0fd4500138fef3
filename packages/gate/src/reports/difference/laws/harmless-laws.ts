import { judgeAsHarmless } from '../judge-setting';
import type { SettingLaw } from '../setting-law';

/** Names, sizes, windows and costs. They open nothing, so their changes are not reported. */
export const harmlessLaws: readonly SettingLaw[] = [
  {
    of:
      'AllocatedStorage MaxAllocatedStorage Cpu Memory MemoryReservation MemorySize NodeType InstanceType DBInstanceClass ' +
      'CacheNodeType ServerlessV2ScalingConfiguration DesiredCount DesiredCapacity MinCapacity MaxCapacity MinSize MaxSize ' +
      'ProvisionedConcurrentExecutions ProvisionedConcurrencyConfig ReadCapacityUnits WriteCapacityUnits ProvisionedThroughput BillingMode ' +
      'Iops StorageThroughput StorageType VolumeSize VolumeType',
    judge: judgeAsHarmless,
  },
  {
    of:
      'Sid DisplayName AlarmName Title title description PolicyName DashboardName Family StatementId ' +
      'PreferredMaintenanceWindow PreferredBackupWindow Timezone ScheduleExpressionTimezone Unit CopyTagsToSnapshot PropagateTags ' +
      'EnableECSManagedTags MinimumCompressionSize PriceClass HealthCheckGracePeriodSeconds ApplyImmediately Architectures PackageType',
    judge: judgeAsHarmless,
  },
  {
    of:
      'AttributeDefinitions KeySchema GlobalSecondaryIndexes LocalSecondaryIndexes VisibilityTimeout DelaySeconds ' +
      'ReceiveMessageWaitTimeSeconds BatchSize MaximumBatchingWindowInSeconds ParallelizationFactor TimeoutInMillis OperationName ' +
      'awslogs-stream-prefix HealthCheckPath HealthCheckPort HealthCheckIntervalSeconds HealthCheckTimeoutSeconds HealthyThresholdCount ' +
      'UnhealthyThresholdCount Matcher DeploymentConfiguration',
    judge: judgeAsHarmless,
  },
  {
    of: /./,
    type: /^AWS::(?:ApplicationAutoScaling::|AutoScaling::(?:LifecycleHook|ScalingPolicy|ScheduledAction|WarmPool)$|AutoScalingPlans::|CDK::|Logs::QueryDefinition$)/,
    judge: judgeAsHarmless,
  },
];
