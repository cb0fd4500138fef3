import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { allowAdministration } from '../encryption/key-policy';
import type { ServiceRole } from '../iam/service-role';
import type { Settings } from '../settings/settings';

/**
 * The key that signs approval links. It makes and verifies message authentication codes and nothing else, and never
 * leaves KMS. KMS rotates no HMAC key; links live for hours, so a new key is a new resource.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/hmac.html
 */
export class ApprovalKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, settings: Pick<Settings['encryption'], 'pendingWindowDays'>) {
    super(scope, id);
    const { account } = Stack.of(this);
    this.arn = new Key(this, 'Resource', {
      description: 'Bulwark: signatures of approval links',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      pendingWindow: Duration.days(settings.pendingWindowDays),
      // A deployment deletes no key: docs/decisions/0027-a-deployment-deletes-only-what-is-empty.md
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({
        statements: [
          allowAdministration(),
          new PolicyStatement({
            sid: 'SignAndVerifyLinks',
            principals: [new AccountRootPrincipal()],
            actions: ['kms:GenerateMac', 'kms:VerifyMac'],
            resources: ['*'],
            conditions: { StringEquals: { 'kms:CallerAccount': account, 'kms:MacAlgorithm': 'HMAC_SHA_256' } },
          }),
        ],
      }),
    }).keyArn;
  }

  grantSign(role: ServiceRole): void {
    role.allow({ actions: ['kms:GenerateMac'], resources: [this.arn] });
  }

  grantVerify(role: ServiceRole): void {
    role.allow({ actions: ['kms:VerifyMac'], resources: [this.arn] });
  }
}
