import { GenerateMacCommand } from '@aws-sdk/client-kms';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { StepFailed } from '../step-log';
import type { Account } from './account';

/**
 * Approves what waits, as the link of the message does. The emulator delivers no mail, so the link is signed here with
 * the same key. A link with another signature must be refused.
 */
export async function approveAll(account: Account, tell: (event: string) => void): Promise<void> {
  const Bucket = await account.findResource('AWS::S3::Bucket', 'Archive');
  const KeyId = await account.findResource('AWS::KMS::Key', 'ApprovalsKey');
  const { Contents = [] } = await account.s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'approvals/' }));
  const keys = Contents.flatMap(({ Key }) => Key ?? []);
  const open = keys.filter((key) => !keys.includes(key.replace(/(-decision)?\.json$/, '-decision.json')));
  for (const key of open) {
    tell('approval asked');
    const id = key.replace(/^approvals\/|\.json$/g, '');
    const expires = Math.floor(Date.now() / 1000) + 600;
    const Message = Buffer.from(`bulwark-approval:${id}:${expires}`);
    const { Mac } = await account.kms.send(new GenerateMacCommand({ KeyId, MacAlgorithm: 'HMAC_SHA_256', Message }));
    const mac = Buffer.from(Mac ?? []).toString('base64url');
    await expectStatus(account, { id, expires: `${expires}`, mac: 'A'.repeat(43) }, 403);
    await expectStatus(account, { id, expires: `${expires}`, mac }, 200);
    tell('approval given');
  }
}

async function expectStatus(
  account: Account,
  query: Readonly<Record<string, string>>,
  expected: number,
): Promise<void> {
  const { statusCode } = await account.invoke('ApprovalsDecide', {
    requestContext: { http: { method: 'POST', sourceIp: '192.0.2.1' } },
    queryStringParameters: query,
    body: 'decision=approve',
    isBase64Encoded: false,
  });
  if (statusCode !== expected) throw new StepFailed(`the approval answered ${statusCode}, expected ${expected}`);
}
