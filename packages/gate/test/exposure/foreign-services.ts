import { arn, attribute, declare, declareRole, join, type Resources, ref } from './exposed';
import { admit, group, NETWORK } from './small-network';

/** Small apps around services that have an endpoint of their own. */
export const FOREIGN_SERVICES: Readonly<Record<string, Resources>> = {
  'a Kubernetes cluster': {
    Cluster: declare('EKS::Cluster', { ResourcesVpcConfig: { SubnetIds: [] } }),
    Pods: declare('EKS::PodIdentityAssociation', { ClusterName: ref('Cluster'), RoleArn: arn('PodRole') }),
    PodRole: declareRole('pods.eks.amazonaws.com', 's3:*', [arn('Lake'), join(arn('Lake'), '/*')]),
    Lake: declare('S3::Bucket'),
  },
  'an open search domain': {
    Search: declare('OpenSearchService::Domain', {
      AccessPolicies: { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' }] },
      DomainEndpointOptions: { EnforceHTTPS: true },
    }),
  },
  'a public data warehouse': {
    ...NETWORK,
    Warehouse: declare('Redshift::Cluster', {
      PubliclyAccessible: true,
      VpcSecurityGroupIds: [attribute('Office', 'GroupId')],
      IamRoles: [arn('LoadRole')],
    }),
    Office: group(admit('8.8.8.0/24', 5439)),
    LoadRole: declareRole('redshift.amazonaws.com', 's3:GetObject', join(arn('Lake'), '/*')),
    Lake: declare('S3::Bucket'),
  },
  'a file transfer server': {
    Files: declare('Transfer::Server'),
    Partner: declare('Transfer::User', {
      ServerId: attribute('Files', 'ServerId'),
      Role: arn('PartnerRole'),
      UserName: 'partner',
    }),
    PartnerRole: declareRole('transfer.amazonaws.com', ['s3:GetObject', 's3:PutObject'], join(arn('Inbox'), '/*')),
    Inbox: declare('S3::Bucket'),
  },
  'credentials for guests': {
    Guests: declare('Cognito::IdentityPool', { AllowUnauthenticatedIdentities: true }),
    Attachment: declare('Cognito::IdentityPoolRoleAttachment', {
      IdentityPoolId: ref('Guests'),
      Roles: { unauthenticated: arn('GuestRole') },
    }),
    GuestRole: declare('IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: 'cognito-identity.amazonaws.com' },
            Action: 'sts:AssumeRoleWithWebIdentity',
          },
        ],
      },
    }),
    GuestPolicy: declare('IAM::Policy', {
      Roles: [ref('GuestRole')],
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:Scan', Resource: '*' }] },
    }),
    Orders: declare('DynamoDB::Table'),
  },
  'a public bucket': {
    Pages: declare('S3::Bucket', { PublicAccessBlockConfiguration: { BlockPublicPolicy: false } }),
    Policy: declare('S3::BucketPolicy', {
      Bucket: ref('Pages'),
      PolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: join(arn('Pages'), '/*') }],
      },
    }),
  },
  'instances behind a network load balancer': {
    ...NETWORK,
    Door: declare('ElasticLoadBalancingV2::LoadBalancer', { Type: 'network', Subnets: [ref('Public')] }),
    Listener: declare('ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref('Door'),
      Port: 25,
      Protocol: 'TCP',
      DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: ref('Targets') }] } }],
    }),
    Targets: declare('ElasticLoadBalancingV2::TargetGroup', { Port: 25, Protocol: 'TCP' }),
    Fleet: declare('AutoScaling::AutoScalingGroup', {
      TargetGroupARNs: [ref('Targets')],
      VPCZoneIdentifier: [ref('Private')],
      LaunchTemplate: { LaunchTemplateId: ref('Template'), Version: '1' },
    }),
    Template: declare('EC2::LaunchTemplate', {
      LaunchTemplateData: {
        SecurityGroupIds: [attribute('FleetGroup', 'GroupId')],
        IamInstanceProfile: { Arn: arn('Profile') },
      },
    }),
    FleetGroup: group(admit('10.0.0.0/16', 25)),
    Profile: declare('IAM::InstanceProfile', { Roles: [ref('FleetRole')] }),
    FleetRole: declareRole('ec2.amazonaws.com', 'sqs:SendMessage', arn('Mail')),
    Mail: declare('SQS::Queue'),
  },
  'a role for a deployment service': {
    Provider: declare('IAM::OIDCProvider', { Url: 'https://token.actions.githubusercontent.com' }),
    Deploy: declare('IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: ref('Provider') },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } },
          },
        ],
      },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'],
    }),
    Releases: declare('S3::Bucket'),
  },
};
