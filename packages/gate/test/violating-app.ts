import { App, CfnParameter, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { CfnRestApi, CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnInstance, CfnSecurityGroup, CfnSubnet, CfnVolume, CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { CfnFileSystem } from 'aws-cdk-lib/aws-efs';
import { CfnLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnManagedPolicy, CfnRole, CfnUser } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnDBCluster, CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';

/**
 * Creates an app full of violations: bare resources, wide policies and open ports. Some are in a nested stack, and some
 * depend on values that exist only after deployment.
 */
export function createViolatingApp(outdir?: string): App {
  const context = { '@aws-cdk/core:failSynthOnValidationErrors': false };
  const app = new App({ context, ...(outdir === undefined ? {} : { outdir }) });
  const stack = new Stack(app, 'Violations', { env: { account: '111122223333', region: 'eu-central-1' } });
  addStorage(stack);
  addCompute(stack);
  addNetwork(stack);
  addPermissions(stack);
  addApi(stack);
  addStorage(new NestedStack(stack, 'Nested'));
  addUndecided(stack);
  return app;
}

function addStorage(stack: Stack): void {
  new CfnBucket(stack, 'Bucket');
  new CfnQueue(stack, 'Queue', { sqsManagedSseEnabled: false });
  new CfnTopic(stack, 'Topic');
  new CfnTable(stack, 'Table', {
    keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
    attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
  });
  new CfnFileSystem(stack, 'Files', { encrypted: false });
  new CfnVolume(stack, 'Volume', { availabilityZone: 'eu-central-1a', encrypted: false, size: 8 });
  new CfnSecret(stack, 'Secret');
  new CfnDBCluster(stack, 'Cluster', { engine: 'aurora-postgresql', storageEncrypted: false });
  new CfnDBInstance(stack, 'Database', {
    engine: 'postgres',
    dbInstanceClass: 'db.t4g.micro',
    allocatedStorage: '20',
    masterUsername: 'postgres',
    masterUserPassword: 'example-password',
    publiclyAccessible: true,
  });
  new CfnLogGroup(stack, 'Logs');
  new CfnKey(stack, 'Key', { keyPolicy: { Version: '2012-10-17', Statement: [] } });
}

function addCompute(stack: Stack): void {
  new CfnFunction(stack, 'Function', {
    code: { zipFile: 'exports.handler = async () => {};' },
    handler: 'index.handler',
    runtime: 'nodejs16.x',
    role: 'arn:aws:iam::111122223333:role/shared',
  });
  new CfnInstance(stack, 'Instance', { imageId: 'ami-00000000', instanceType: 't3.micro' });
  new CfnTrail(stack, 'Trail', { isLogging: true, s3BucketName: 'example-trail' });
  new CfnAlarm(stack, 'Alarm', { comparisonOperator: 'GreaterThanThreshold', evaluationPeriods: 1 });
}

function addNetwork(stack: Stack): void {
  const vpc = new CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  new CfnSubnet(stack, 'Subnet', { vpcId: vpc.ref, cidrBlock: '10.0.0.0/24', mapPublicIpOnLaunch: true });
  for (const port of [22, 3389, 5432]) {
    new CfnSecurityGroup(stack, `Open${port}`, {
      groupDescription: 'open',
      vpcId: vpc.ref,
      securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: port, toPort: port, cidrIp: '0.0.0.0/0' }],
    });
  }
  new CfnLoadBalancer(stack, 'LoadBalancer', { scheme: 'internet-facing', subnets: ['subnet-0', 'subnet-1'] });
}

function addPermissions(stack: Stack): void {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
  };
  new CfnRole(stack, 'Role', {
    assumeRolePolicyDocument: trust,
    managedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    policies: [{ policyName: 'Inline', policyDocument: buildWidePolicy(['s3:*', 'kms:Decrypt', 'iam:PassRole']) }],
  });
  new CfnManagedPolicy(stack, 'Policy', { policyDocument: buildWidePolicy(['*']) });
  new CfnUser(stack, 'User', { policies: [{ policyName: 'Inline', policyDocument: buildWidePolicy(['ec2:*']) }] });
}

function buildWidePolicy(actions: readonly string[]) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
}

function addApi(stack: Stack): void {
  const api = new CfnRestApi(stack, 'Api', { name: 'open' });
  new CfnStage(stack, 'Stage', { restApiId: api.ref, stageName: 'live' });
  new CfnUserPool(stack, 'People', { mfaConfiguration: 'OFF' });
}

/** A rule of cdk-nag throws an error when it needs the value of a parameter. */
function addUndecided(stack: Stack): void {
  const port = new CfnParameter(stack, 'Port', { type: 'Number' });
  new CfnSecurityGroup(stack, 'Unknown', {
    groupDescription: 'depends on a parameter',
    securityGroupIngress: [
      { ipProtocol: 'tcp', fromPort: port.valueAsNumber, toPort: port.valueAsNumber, cidrIp: Fn.importValue('Range') },
    ],
  });
}
