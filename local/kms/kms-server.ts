import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Listening, listen } from '../listen';
import { asObject, type Deployment, type Place } from '../template/deployment';
import { decrypt, type EncryptionContext, encrypt, keyIdOf } from './key-material';
import { isAllowed, type Policy, readPolicy } from './policy';
import { type AccessKey, verifySignature } from './signature';

export interface KmsServerProps {
  readonly deployment: Deployment;
  readonly place: Place;
  readonly accessKeys: readonly AccessKey[];
  /** Material of a key, made when it is first asked for and the same ever after. */
  readonly materialOf: (keyId: string) => Buffer;
  readonly now: () => Date;
}

/** One call, as the trail would tell it. */
export interface KmsCall {
  readonly operation: string;
  readonly principal: string;
  readonly context: EncryptionContext;
  /** Name of the exception; undefined when it was answered. */
  readonly refused: string | undefined;
}

/** What a test can do to it. */
export interface KmsFaults {
  /** Exception with which every call is refused. */
  refuseWith: string | undefined;
  /** Milliseconds before each answer. */
  delayMs: number;
  /** Milliseconds that its clock is ahead. */
  clockAheadMs: number;
}

export interface KmsServer extends Listening {
  readonly calls: KmsCall[];
  readonly faults: KmsFaults;
}

interface Key {
  readonly arn: string;
  readonly policy: Policy;
}

class KmsException extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/**
 * A KMS endpoint that the unmodified AWS SDK talks to. It verifies every signature and holds every call against the key policy and the role
 * policies of the templates. It knows the two operations that functions call.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
 */
export async function startKms({ deployment, place, accessKeys, materialOf, now }: KmsServerProps): Promise<KmsServer> {
  const keys = new Map<string, Key>(
    deployment
      .all('AWS::KMS::Key')
      .map(({ ref, arn, properties }) => [ref, { arn, policy: readPolicy(properties['KeyPolicy']) }]),
  );
  const identities = identityPolicies(deployment);
  const calls: KmsCall[] = [];
  const faults: KmsFaults = { refuseWith: undefined, delayMs: 0, clockAheadMs: 0 };

  const clock = () => new Date(now().getTime() + faults.clockAheadMs);

  function authorized(operation: string, principal: string, keyId: string, context: EncryptionContext): Key {
    const key = keys.get(keyId);
    if (key === undefined) throw new KmsException('NotFoundException');
    const request = {
      action: `kms:${operation}`,
      resource: key.arn,
      account: place.account,
      principal,
      context: new Map([
        ['kms:CallerAccount', place.account],
        ['aws:PrincipalArn', principal],
        ...Object.entries(context).map(([name, value]): [string, string] => [`kms:EncryptionContext:${name}`, value]),
      ]),
    };
    if (!isAllowed(request, key.policy, identities.get(principal) ?? []))
      throw new KmsException('AccessDeniedException');
    return key;
  }

  function perform(operation: string, principal: string, input: Readonly<Record<string, unknown>>): object {
    const context = contextOf(input);
    const named = input['KeyId'] === undefined ? undefined : String(input['KeyId']).split('/').at(-1);
    if (operation === 'GenerateDataKey') {
      const keyId = named ?? '';
      const { arn } = authorized(operation, principal, keyId, context);
      if (input['KeySpec'] !== 'AES_256') throw new KmsException('ValidationException');
      const plaintext = randomBytes(32);
      const wrapped = encrypt(keyId, materialOf(keyId), plaintext, context);
      return { KeyId: arn, Plaintext: plaintext.toString('base64'), CiphertextBlob: wrapped.toString('base64') };
    }
    if (operation !== 'Decrypt') throw new KmsException('UnknownOperationException');
    const ciphertext = Buffer.from(String(input['CiphertextBlob']), 'base64');
    const keyId = keyIdOf(ciphertext);
    if (named !== undefined && named !== keyId) throw new KmsException('IncorrectKeyException');
    const { arn } = authorized(operation, principal, keyId, context);
    try {
      const plaintext = decrypt(materialOf(keyId), ciphertext, context);
      return { KeyId: arn, Plaintext: plaintext.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    } catch {
      throw new KmsException('InvalidCiphertextException');
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const operation = String(request.headers['x-amz-target']).replace('TrentService.', '');
    if (faults.delayMs > 0) await wait(faults.delayMs, undefined, { ref: false });
    let principal = 'nobody';
    let context: EncryptionContext = {};
    let refused: string | undefined;
    let content: object;
    try {
      const signed = await verifySignature(request, body, accessKeys, clock());
      if (!signed.ok) throw new KmsException(signed.code);
      principal = signed.principal;
      const input = asObject(JSON.parse(body));
      context = contextOf(input);
      if (faults.refuseWith !== undefined) throw new KmsException(faults.refuseWith);
      content = perform(operation, principal, input);
    } catch (error) {
      refused = error instanceof KmsException ? error.code : 'KMSInternalException';
      content = { __type: refused, message: refused };
    }
    calls.push({ operation, principal, context, refused });
    const status = refused === undefined ? 200 : refused === 'KMSInternalException' ? 500 : 400;
    response
      .writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1', Date: clock().toUTCString() })
      .end(JSON.stringify(content));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return { ...(await listen(server)), calls, faults };
}

/** What each role may do, from the managed policies that name it. */
function identityPolicies(deployment: Deployment): ReadonlyMap<string, Policy> {
  const policies = new Map<string, Policy>();
  const roles = new Map(deployment.all('AWS::IAM::Role').map(({ stack, ref, arn }) => [`${stack}/${ref}`, arn]));
  for (const { stack, properties } of deployment.all('AWS::IAM::ManagedPolicy')) {
    for (const name of [properties['Roles']].flat()) {
      const arn = roles.get(`${stack}/${name}`) ?? '';
      policies.set(arn, [...(policies.get(arn) ?? []), ...readPolicy(properties['PolicyDocument'])]);
    }
  }
  return policies;
}

function contextOf(input: Readonly<Record<string, unknown>>): EncryptionContext {
  return Object.fromEntries(
    Object.entries(asObject(input['EncryptionContext'])).map(([name, value]) => [name, String(value)]),
  );
}
