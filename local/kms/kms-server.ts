import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type ListeningServer, listen } from '../listen';
import type { AwsLocation, DeployedTemplates } from '../template/deployed-templates';
import { toObject } from '../template/properties';
import { decrypt, type EncryptionContext, encrypt, readKeyId } from './key-material';
import { isAllowed, type Policy, readPolicy } from './policy';
import { type AccessKey, verifySignature } from './signature';

export interface KmsServerProps {
  readonly templates: DeployedTemplates;
  readonly location: AwsLocation;
  readonly accessKeys: readonly AccessKey[];
  /** The material of a key, created on first use and then the same. */
  readonly getKeyMaterial: (keyId: string) => Buffer;
  readonly now: () => Date;
}

/** One call, as CloudTrail would record it. */
export interface KmsCall {
  readonly operation: string;
  readonly principal: string;
  readonly context: EncryptionContext;
  /** Name of the exception; undefined when the call succeeded. */
  readonly refused: string | undefined;
}

/** Faults that a test can cause. */
export interface KmsFaults {
  /** Exception with which calls are refused. */
  refuseWith: string | undefined;
  /** How many calls are refused before the others succeed again. */
  refusals: number;
  /** Milliseconds before each answer. */
  delayMs: number;
  /** Milliseconds that its clock is ahead. */
  clockAheadMs: number;
}

export interface KmsServer extends ListeningServer {
  readonly calls: KmsCall[];
  readonly faults: KmsFaults;
}

interface KmsKey {
  readonly arn: string;
  readonly policy: Policy;
}

class KmsException extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/**
 * Starts a KMS endpoint for the unmodified AWS SDK. It verifies every signature, and evaluates the key policy and the
 * role policies of the templates for every call. It supports the two operations that functions call.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
 */
export async function startKms({
  templates,
  location,
  accessKeys,
  getKeyMaterial,
  now,
}: KmsServerProps): Promise<KmsServer> {
  const keys = new Map<string, KmsKey>(
    templates
      .listResources('AWS::KMS::Key')
      .map(({ ref, arn, properties }) => [ref, { arn, policy: readPolicy(properties['KeyPolicy']) }]),
  );
  const identities = readIdentityPolicies(templates);
  const calls: KmsCall[] = [];
  const faults: KmsFaults = { refuseWith: undefined, refusals: Number.POSITIVE_INFINITY, delayMs: 0, clockAheadMs: 0 };

  const readClock = () => new Date(now().getTime() + faults.clockAheadMs);

  function authorize(operation: string, principal: string, keyId: string, context: EncryptionContext): KmsKey {
    const key = keys.get(keyId);
    if (key === undefined) throw new KmsException('NotFoundException');
    const request = {
      action: `kms:${operation}`,
      resource: key.arn,
      account: location.account,
      principal,
      context: new Map([
        ['kms:CallerAccount', location.account],
        ['aws:PrincipalArn', principal],
        ...Object.entries(context).map(([name, value]): [string, string] => [`kms:EncryptionContext:${name}`, value]),
      ]),
    };
    if (!isAllowed(request, key.policy, identities.get(principal) ?? []))
      throw new KmsException('AccessDeniedException');
    return key;
  }

  function perform(operation: string, principal: string, input: Readonly<Record<string, unknown>>): object {
    const context = readEncryptionContext(input);
    const named = input['KeyId'] === undefined ? undefined : String(input['KeyId']).split('/').at(-1);
    if (operation === 'GenerateDataKey') {
      const keyId = named ?? '';
      const { arn } = authorize(operation, principal, keyId, context);
      if (input['KeySpec'] !== 'AES_256') throw new KmsException('ValidationException');
      const plaintext = randomBytes(32);
      const wrapped = encrypt(keyId, getKeyMaterial(keyId), plaintext, context);
      return { KeyId: arn, Plaintext: plaintext.toString('base64'), CiphertextBlob: wrapped.toString('base64') };
    }
    if (operation !== 'Decrypt') throw new KmsException('UnknownOperationException');
    const ciphertext = Buffer.from(String(input['CiphertextBlob']), 'base64');
    const keyId = readKeyId(ciphertext);
    if (named !== undefined && named !== keyId) throw new KmsException('IncorrectKeyException');
    const { arn } = authorize(operation, principal, keyId, context);
    try {
      const plaintext = decrypt(getKeyMaterial(keyId), ciphertext, context);
      return { KeyId: arn, Plaintext: plaintext.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    } catch {
      throw new KmsException('InvalidCiphertextException');
    }
  }

  async function answerRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const operation = String(request.headers['x-amz-target']).replace('TrentService.', '');
    if (faults.delayMs > 0) await wait(faults.delayMs, undefined, { ref: false });
    let principal = 'unknown';
    let context: EncryptionContext = {};
    let refused: string | undefined;
    let content: object;
    try {
      const signed = await verifySignature(request, body, accessKeys, readClock());
      if (!signed.ok) throw new KmsException(signed.code);
      principal = signed.principal;
      const input = toObject(JSON.parse(body));
      context = readEncryptionContext(input);
      if (faults.refuseWith !== undefined && faults.refusals > 0) {
        faults.refusals -= 1;
        throw new KmsException(faults.refuseWith);
      }
      content = perform(operation, principal, input);
    } catch (error) {
      refused = error instanceof KmsException ? error.code : 'KMSInternalException';
      content = { __type: refused, message: refused };
    }
    calls.push({ operation, principal, context, refused });
    const status = refused === undefined ? 200 : refused === 'KMSInternalException' ? 500 : 400;
    response
      .writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1', Date: readClock().toUTCString() })
      .end(JSON.stringify(content));
  }

  const server = createServer((request, response) => {
    answerRequest(request, response).catch(() => response.destroy());
  });
  return { ...(await listen(server)), calls, faults };
}

/** The policies of each role, from the managed policies that are attached to it. */
function readIdentityPolicies(templates: DeployedTemplates): ReadonlyMap<string, Policy> {
  const policies = new Map<string, Policy>();
  const roles = new Map(
    templates.listResources('AWS::IAM::Role').map(({ stack, ref, arn }) => [`${stack}/${ref}`, arn]),
  );
  for (const { stack, properties } of templates.listResources('AWS::IAM::ManagedPolicy')) {
    for (const name of [properties['Roles']].flat()) {
      const arn = roles.get(`${stack}/${name}`) ?? '';
      policies.set(arn, [...(policies.get(arn) ?? []), ...readPolicy(properties['PolicyDocument'])]);
    }
  }
  return policies;
}

function readEncryptionContext(input: Readonly<Record<string, unknown>>): EncryptionContext {
  return Object.fromEntries(
    Object.entries(toObject(input['EncryptionContext'])).map(([name, value]) => [name, String(value)]),
  );
}
