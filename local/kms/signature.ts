import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';

/** The key that signs the requests of a role. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** ARN of the role. */
  readonly principal: string;
}

export type SignatureCheckResult =
  | { readonly ok: true; readonly principal: string }
  | { readonly ok: false; readonly code: 'UnrecognizedClientException' | 'InvalidSignatureException' };

const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([\w-]+)\/(\w+)\/aws4_request, SignedHeaders=([\w;-]+), Signature=/;
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Verifies a signature: signs the request again and compares.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function verifySignature(
  request: IncomingMessage,
  body: string,
  accessKeys: readonly AccessKey[],
  now: Date,
): Promise<SignatureCheckResult> {
  const authorization = request.headers.authorization ?? '';
  const [, accessKeyId, region = '', service = '', signedHeaders = ''] = HEADER.exec(authorization) ?? [];
  const accessKey = accessKeys.find((known) => known.accessKeyId === accessKeyId);
  if (accessKey === undefined) return { ok: false, code: 'UnrecognizedClientException' };
  const sent = parseInstant(String(request.headers['x-amz-date']));
  if (!(Math.abs(now.getTime() - sent.getTime()) <= CLOCK_SKEW_MS))
    return { ok: false, code: 'InvalidSignatureException' };
  const names = new Set(signedHeaders.split(';'));
  const headers = Object.entries(request.headers).filter(([name]) => names.has(name));
  const signer = new SignatureV4({ credentials: accessKey, region, service, sha256: Sha256 });
  const expected = await signer.sign(
    {
      method: request.method ?? '',
      protocol: 'http:',
      hostname: '127.0.0.1',
      path: request.url ?? '/',
      headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
      body,
    },
    { signingDate: sent, signableHeaders: names },
  );
  const [given, made] = [authorization, expected.headers['authorization'] ?? ''].map((text) => Buffer.from(text));
  const same =
    given !== undefined && made !== undefined && given.length === made.length && timingSafeEqual(given, made);
  return same ? { ok: true, principal: accessKey.principal } : { ok: false, code: 'InvalidSignatureException' };
}

/** `20261123T101500Z` */
function parseInstant(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
}
