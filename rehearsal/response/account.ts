import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { WAFV2Client } from '@aws-sdk/client-wafv2';
import type { Emulator } from '../emulator';

export interface AccountProps {
  readonly emulator: Emulator;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
}

/** The emulated account as its administrator sees it, who looks at what the playbooks did. */
export class Account {
  readonly cognito: CognitoIdentityProviderClient;
  readonly lambda: LambdaClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly s3: S3Client;
  readonly stepFunctions: SFNClient;
  readonly waf: WAFV2Client;

  constructor(readonly props: AccountProps) {
    const { emulator, account, region } = props;
    // The emulator takes the number of an account as the key of its root user.
    const credentials = { accessKeyId: account, secretAccessKey: 'test' };
    const options = { endpoint: emulator.endpoint, region, credentials };
    this.cognito = new CognitoIdentityProviderClient(options);
    this.lambda = new LambdaClient(options);
    this.iam = new IAMClient(options);
    this.kms = new KMSClient(options);
    this.s3 = new S3Client({ ...options, forcePathStyle: true });
    this.stepFunctions = new SFNClient(options);
    this.waf = new WAFV2Client(options);
  }

  /** The physical id of the resource with a logical id, whose hash is left out. */
  async findResource(type: string, logicalId: string): Promise<string> {
    const found = await this.props.emulator.listResources(type);
    const resource = found.find((each) => each.logicalId.replace(/[0-9A-F]{8}$/, '') === logicalId);
    if (resource === undefined) throw new Error(`no ${type} ${logicalId} exists`);
    return resource.physicalId;
  }

  async invoke(logicalId: string, event: object): Promise<Readonly<Record<string, unknown>>> {
    const FunctionName = await this.findResource('AWS::Lambda::Function', logicalId);
    const { Payload, FunctionError } = await this.lambda.send(
      new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)) }),
    );
    const text = Buffer.from(Payload ?? []).toString();
    if (FunctionError !== undefined) throw new Error(`${logicalId}: ${text.slice(0, 500)}`);
    return Object(JSON.parse(text));
  }
}
