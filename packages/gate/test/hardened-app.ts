import { App, Stack } from 'aws-cdk-lib';
import { AuthorizationType, CognitoUserPoolsAuthorizer, LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import { AttributeType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';

/**
 * A small serverless app of 22 resources, as a careful team writes it with L2 constructs of CDK: a customer managed
 * key, two buckets with TLS, block public access and versioning, a dead letter queue, a table with the key and
 * point-in-time recovery, a traced function, a user pool with MFA, and a REST API with an authorizer.
 */
export function createHardenedApp(): App {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  const stack = new Stack(app, 'Orders', { env: { account: '111122223333', region: 'eu-central-1' } });
  const key = new Key(stack, 'Key', { enableKeyRotation: true });
  for (const id of ['Uploads', 'Exports']) {
    new Bucket(stack, id, {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
    });
  }
  const deadLetterQueue = new Queue(stack, 'DeadLetters', {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
  });
  const table = new Table(stack, 'Table', {
    partitionKey: { name: 'id', type: AttributeType.STRING },
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  });
  const handler = new LambdaFunction(stack, 'Handler', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 204 });'),
    tracing: Tracing.ACTIVE,
    deadLetterQueue,
  });
  table.grantReadWriteData(handler);
  const users = new UserPool(stack, 'Users', { mfa: Mfa.REQUIRED, mfaSecondFactor: { otp: true, sms: false } });
  users.addClient('Client');
  const authorizer = new CognitoUserPoolsAuthorizer(stack, 'Authorizer', { cognitoUserPools: [users] });
  const api = new RestApi(stack, 'Api', { deployOptions: { tracingEnabled: true } });
  api.root.addMethod('GET', new LambdaIntegration(handler), {
    authorizer,
    authorizationType: AuthorizationType.COGNITO,
  });
  return app;
}
