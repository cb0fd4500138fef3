import { Stack } from 'aws-cdk-lib';
import {
  InterfaceVpcEndpoint,
  type ISecurityGroup,
  type IVpc,
  SecurityGroup,
  InterfaceVpcEndpointAwsService as Service,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export interface InterfaceEndpointsProps {
  readonly vpc: IVpc;
  readonly subnets: SubnetSelection;
}

/**
 * The AWS services that functions call, at addresses inside the VPC. Each endpoint carries the calls named below, made by
 * identities of this account on resources of this account, and no other: with stolen credentials of another account nothing
 * can be sent out through it. One security group admits 443 from groups that the network was asked to allow.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export class InterfaceEndpoints extends Construct {
  readonly securityGroup: ISecurityGroup;

  constructor(scope: Construct, id: string, { vpc, subnets }: InterfaceEndpointsProps) {
    super(scope, id);
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Endpoints of AWS services',
      // The library then writes one rule to 255.255.255.255/32, which no packet matches, since CloudFormation takes an empty
      // list of rules for "allow everything".
      allowAllOutbound: false,
    });
    for (const { name, service, calls } of ENDPOINTS) {
      const endpoint = new InterfaceVpcEndpoint(this, name, {
        vpc,
        service,
        subnets,
        securityGroups: [this.securityGroup],
        privateDnsEnabled: true,
        // Admits nobody by address.
        open: false,
      });
      for (const call of calls) endpoint.addToPolicy(this.#withinThisAccount(call));
    }
  }

  /**
   * The ARN names the account wherever the service knows resources. `aws:ResourceAccount` holds in addition, if the request
   * carries it: EventBridge and calls without a resource, which always act on the caller's account, may leave it out.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
   */
  #withinThisAccount({ actions, on }: Call): PolicyStatement {
    const { partition, region, account } = Stack.of(this);
    return new PolicyStatement({
      principals: [new StarPrincipal()],
      actions: [...actions],
      resources: [on === undefined ? '*' : `arn:${partition}:${on(region, account)}`],
      conditions: {
        StringEquals: { 'aws:PrincipalAccount': account },
        StringEqualsIfExists: { 'aws:ResourceAccount': account },
      },
    });
  }
}

interface Call {
  readonly actions: readonly string[];
  /** The resources in an ARN after the partition; left out where the actions know none. */
  readonly on?: (region: string, account: string) => string;
}

/** One row a service: a call that is missing here does not leave the VPC, whatever a role allows. */
const ENDPOINTS: readonly { readonly name: string; readonly service: Service; readonly calls: readonly Call[] }[] = [
  {
    name: 'Kms',
    service: Service.KMS,
    calls: [
      { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], on: (region, account) => `kms:${region}:${account}:key/*` },
    ],
  },
  {
    name: 'SecretsManager',
    service: Service.SECRETS_MANAGER,
    calls: [
      {
        actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
        on: (region, account) => `secretsmanager:${region}:${account}:secret:*`,
      },
    ],
  },
  {
    name: 'Sts',
    service: Service.STS,
    calls: [
      { actions: ['sts:AssumeRole'], on: (_, account) => `iam::${account}:role/*` },
      { actions: ['sts:GetCallerIdentity'] },
    ],
  },
  {
    name: 'Logs',
    service: Service.CLOUDWATCH_LOGS,
    calls: [
      {
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        on: (region, account) => `logs:${region}:${account}:log-group:*`,
      },
    ],
  },
  {
    name: 'Monitoring',
    service: Service.CLOUDWATCH_MONITORING,
    calls: [{ actions: ['cloudwatch:PutMetricData'] }],
  },
  {
    name: 'Xray',
    service: Service.XRAY,
    calls: [
      {
        actions: [
          'xray:GetSamplingRules',
          'xray:GetSamplingStatisticSummaries',
          'xray:GetSamplingTargets',
          'xray:PutTelemetryRecords',
          'xray:PutTraceSegments',
        ],
      },
    ],
  },
  {
    name: 'EventBridge',
    service: Service.EVENTBRIDGE,
    calls: [{ actions: ['events:PutEvents'], on: (region, account) => `events:${region}:${account}:event-bus/*` }],
  },
  {
    name: 'Sqs',
    service: Service.SQS,
    calls: [{ actions: ['sqs:SendMessage'], on: (region, account) => `sqs:${region}:${account}:*` }],
  },
];
