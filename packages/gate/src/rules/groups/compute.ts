import { appStreamRules } from '../appstream/app-stream';
import { autoScalingGroupRules } from '../autoscaling/auto-scaling-group';
import { autoScalingLaunchConfigurationRules } from '../autoscaling/auto-scaling-launch-configuration';
import { batchComputeRules } from '../batch/batch-compute';
import { batchJobRules } from '../batch/batch-job';
import { ec2ClientVpnRules } from '../ec2/ec2-client-vpn';
import { ec2ElasticAddressRules } from '../ec2/ec2-elastic-address';
import { ec2FlowLogRules } from '../ec2/ec2-flow-log';
import { ec2InstanceRules } from '../ec2/ec2-instance';
import { ec2KeyPairRules } from '../ec2/ec2-key-pair';
import { ec2LaunchTemplateRules } from '../ec2/ec2-launch-template';
import { ec2NetworkAclRules } from '../ec2/ec2-network-acl';
import { ec2NetworkInterfaceRules } from '../ec2/ec2-network-interface';
import { ec2PrefixListRules } from '../ec2/ec2-prefix-list';
import { ec2RouteRules } from '../ec2/ec2-route';
import { ec2SecurityGroupRules } from '../ec2/ec2-security-group';
import { ec2SecurityGroupRangeRules } from '../ec2/ec2-security-group-range';
import { ec2SecurityGroupRuleRules } from '../ec2/ec2-security-group-rule';
import { ec2SpotFleetRules } from '../ec2/ec2-spot-fleet';
import { ec2SubnetRules } from '../ec2/ec2-subnet';
import { ec2TrafficMirrorRules } from '../ec2/ec2-traffic-mirror';
import { ec2TransitGatewayRules } from '../ec2/ec2-transit-gateway';
import { ec2VerifiedAccessRules } from '../ec2/ec2-verified-access';
import { ec2VolumeRules, ec2VolumeSnapshotRules } from '../ec2/ec2-volume';
import { ec2VpcRules } from '../ec2/ec2-vpc';
import { ec2VpcBlockPublicAccessRules } from '../ec2/ec2-vpc-block-public-access';
import { ec2VpcEndpointRules } from '../ec2/ec2-vpc-endpoint';
import { ec2VpcEndpointServiceRules } from '../ec2/ec2-vpc-endpoint-service';
import { ec2VpnRules } from '../ec2/ec2-vpn';
import { ecrRepositoryRules } from '../ecr/ecr-repository';
import { ecsCapacityProviderRules } from '../ecs/ecs-capacity-provider';
import { ecsClusterRules } from '../ecs/ecs-cluster';
import { ecsServiceRules, ecsServiceTaskSetRules } from '../ecs/ecs-service';
import { ecsTaskDefinitionRules } from '../ecs/ecs-task-definition';
import { ecsTaskIsolationRules } from '../ecs/ecs-task-isolation';
import { eksAccessRules } from '../eks/eks-access';
import { eksClusterRules } from '../eks/eks-cluster';
import { elasticBeanstalkEnvironmentRules } from '../elasticbeanstalk/elastic-beanstalk-environment';
import { imageBuilderRules } from '../imagebuilder/image-builder';
import { lightsailRules } from '../lightsail/lightsail';
import { opsWorksRules } from '../opsworks/ops-works';
import type { Rule } from '../rule';
import { workSpacesDesktopRules } from '../workspaces/work-spaces-desktop';
import { workSpacesWebRules } from '../workspaces/work-spaces-web';

/** The rules for machines and containers. */
export const computeGroupRules: readonly Rule[] = [
  ...appStreamRules,
  ...autoScalingGroupRules,
  ...autoScalingLaunchConfigurationRules,
  ...batchComputeRules,
  ...batchJobRules,
  ...ec2ClientVpnRules,
  ...ec2ElasticAddressRules,
  ...ec2FlowLogRules,
  ...ec2InstanceRules,
  ...ec2KeyPairRules,
  ...ec2LaunchTemplateRules,
  ...ec2NetworkAclRules,
  ...ec2NetworkInterfaceRules,
  ...ec2PrefixListRules,
  ...ec2RouteRules,
  ...ec2SecurityGroupRangeRules,
  ...ec2SecurityGroupRuleRules,
  ...ec2SecurityGroupRules,
  ...ec2SpotFleetRules,
  ...ec2SubnetRules,
  ...ec2TrafficMirrorRules,
  ...ec2TransitGatewayRules,
  ...ec2VerifiedAccessRules,
  ...ec2VolumeRules,
  ...ec2VolumeSnapshotRules,
  ...ec2VpcBlockPublicAccessRules,
  ...ec2VpcEndpointRules,
  ...ec2VpcEndpointServiceRules,
  ...ec2VpcRules,
  ...ec2VpnRules,
  ...ecrRepositoryRules,
  ...ecsCapacityProviderRules,
  ...ecsClusterRules,
  ...ecsServiceRules,
  ...ecsServiceTaskSetRules,
  ...ecsTaskDefinitionRules,
  ...ecsTaskIsolationRules,
  ...eksAccessRules,
  ...eksClusterRules,
  ...elasticBeanstalkEnvironmentRules,
  ...imageBuilderRules,
  ...lightsailRules,
  ...opsWorksRules,
  ...workSpacesDesktopRules,
  ...workSpacesWebRules,
];
