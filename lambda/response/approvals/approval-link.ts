import { GenerateMacCommand, type KMSClient, VerifyMacCommand } from '@aws-sdk/client-kms';
import { isAwsError } from '../aws-error';

/** What a link proves: it is for this approval, until this second. */
export interface ApprovalLink {
  readonly id: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

const ID = /^[0-9a-f]{32}$/;
const EXPIRES = /^\d{10}$/;
const MAC = /^[\w-]{43}$/;
const MacAlgorithm = 'HMAC_SHA_256' as const;

/** Signs links with a key that never leaves KMS. */
export async function signLink(kms: KMSClient, KeyId: string, url: string, link: ApprovalLink): Promise<string> {
  const { Mac } = await kms.send(new GenerateMacCommand({ KeyId, MacAlgorithm, Message: encode(link) }));
  if (Mac === undefined) throw new Error('KMS returned no MAC');
  const mac = Buffer.from(Mac).toString('base64url');
  return `${url}?${new URLSearchParams({ id: link.id, expires: String(link.expires), mac })}`;
}

/** Returns undefined for a link that is malformed, forged or expired. KMS is asked only about one that may be valid. */
export async function verifyLink(
  kms: KMSClient,
  KeyId: string,
  query: Readonly<Record<string, string | undefined>>,
  now: Date,
): Promise<ApprovalLink | undefined> {
  const { id = '', expires = '', mac = '' } = query;
  if (!ID.test(id) || !EXPIRES.test(expires) || !MAC.test(mac)) return undefined;
  const link = { id, expires: Number(expires) };
  if (link.expires * 1000 <= now.getTime()) return undefined;
  try {
    const Mac = Buffer.from(mac, 'base64url');
    const { MacValid } = await kms.send(new VerifyMacCommand({ KeyId, MacAlgorithm, Message: encode(link), Mac }));
    return MacValid === true ? link : undefined;
  } catch (error) {
    if (isAwsError(error, 'KMSInvalidMacException')) return undefined;
    throw error;
  }
}

function encode({ id, expires }: ApprovalLink): Buffer {
  return Buffer.from(`bulwark-approval:${id}:${expires}`);
}
