import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type ListeningServer, listen } from '../listen';
import type { AwsLocation, DeployedTemplates } from '../template/deployed-templates';
import { toList, toObject } from '../template/properties';
import type { CreatedKeys } from './created-keys';
import { readIdentityPolicies } from './identity-policies';
import { decrypt, type EncryptionContext, encrypt, readKeyId } from './key-material';
import { isAllowed, isAllowedByIdentity, type Policy, readPolicy } from './policy';
import { type AccessKey, verifySignature } from './signature';

export interface KmsServerProps {
  readonly templates: DeployedTemplates;
  readonly location: AwsLocation;
  readonly accessKeys: readonly AccessKey[];
  /** The material of a key of the templates, created on first use and then the same. */
  readonly getKeyMaterial: (keyId: string) => Buffer;
  /** The keys that functions create. */
  readonly created: CreatedKeys;
  readonly now: () => Date;
}

const DAY_MS = 24 * 60 * 60_000;

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
  /** Milliseconds that the clock of deletions is ahead, so that a test need not wait for days. */
  keysAheadMs: number;
}

export interface KmsServer extends ListeningServer {
  readonly calls: KmsCall[];
  readonly faults: KmsFaults;
}

interface KmsKey {
  readonly id: string;
  readonly arn: string;
  readonly policy: Policy;
  readonly tags: Readonly<Record<string, string>>;
  /** Absent when the key was deleted, or is pending deletion. */
  readonly material: Buffer | undefined;
}

class KmsException extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/**
 * Starts a KMS endpoint for the unmodified AWS SDK. It verifies every signature, and evaluates the key policy and the
 * role policies of the templates for every call. It supports the operations that functions call.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
 */
export async function startKms(props: KmsServerProps): Promise<KmsServer> {
  const { templates, location, accessKeys, created, getKeyMaterial, now } = props;
  const declared = new Map(
    templates
      .listResources('AWS::KMS::Key')
      .map(({ ref, arn, properties }) => [
        ref,
        { id: ref, arn, tags: {}, policy: readPolicy(properties['KeyPolicy']) },
      ]),
  );
  const identities = readIdentityPolicies(templates, new Set(accessKeys.map(({ principal }) => principal)));
  const calls: KmsCall[] = [];
  const faults: KmsFaults = {
    refuseWith: undefined,
    refusals: Number.POSITIVE_INFINITY,
    delayMs: 0,
    clockAheadMs: 0,
    keysAheadMs: 0,
  };

  const readClock = () => new Date(now().getTime() + faults.clockAheadMs);
  const readKeyClock = () => now().getTime() + faults.keysAheadMs;
  const buildArn = (id: string) => `arn:aws:kms:${location.region}:${location.account}:key/${id}`;

  function findKey(id: string): KmsKey | undefined {
    const known = declared.get(id);
    if (known !== undefined) return { ...known, material: getKeyMaterial(id) };
    created.deleteDue(readKeyClock());
    const own = created.find(id);
    if (own === undefined) return undefined;
    const usable = own.material !== undefined && own.deletedAt === undefined;
    return {
      id,
      arn: buildArn(id),
      policy: readPolicy(JSON.parse(own.policy)),
      tags: own.tags,
      material: usable ? Buffer.from(own.material ?? '', 'base64') : undefined,
    };
  }

  const buildRequest = (operation: string, principal: string, resource: string, others: [string, string][]) => ({
    action: `kms:${operation}`,
    resource,
    account: location.account,
    principal,
    context: new Map([['kms:CallerAccount', location.account], ['aws:PrincipalArn', principal], ...others]),
  });

  function authorize(operation: string, principal: string, keyId: string, context: EncryptionContext): KmsKey {
    const key = findKey(keyId);
    if (key === undefined) throw new KmsException('NotFoundException');
    const request = buildRequest(operation, principal, key.arn, [
      ...Object.entries(context).map(([name, value]): [string, string] => [`kms:EncryptionContext:${name}`, value]),
      ...Object.entries(key.tags).map(([name, value]): [string, string] => [`aws:ResourceTag/${name}`, value]),
    ]);
    if (!isAllowed(request, key.policy, identities.get(principal) ?? []))
      throw new KmsException('AccessDeniedException');
    return key;
  }

  /** No key policy applies to a creation; its tags are a permission of their own. */
  function createKey(principal: string, input: Readonly<Record<string, unknown>>): object {
    const tags: Record<string, string> = Object.fromEntries(
      toList(input['Tags']).map((tag) => [String(Object(tag).TagKey), String(Object(tag).TagValue)]),
    );
    const requested = Object.entries(tags).map(([name, value]): [string, string] => [`aws:RequestTag/${name}`, value]);
    for (const [operation, resource] of [
      ['CreateKey', '*'],
      ['TagResource', buildArn('new')],
    ] as const) {
      const request = buildRequest(operation, principal, resource, requested);
      if (!isAllowedByIdentity(request, identities.get(principal) ?? []))
        throw new KmsException('AccessDeniedException');
    }
    const policy = String(input['Policy']);
    readPolicy(JSON.parse(policy));
    const id = created.add({ policy, tags, material: randomBytes(32).toString('base64') });
    return { KeyMetadata: { KeyId: id, Arn: buildArn(id), KeyState: 'Enabled' } };
  }

  function requireMaterial({ material }: KmsKey): Buffer {
    if (material === undefined) throw new KmsException('KMSInvalidStateException');
    return material;
  }

  function perform(operation: string, principal: string, input: Readonly<Record<string, unknown>>): object {
    const context = readEncryptionContext(input);
    const named = input['KeyId'] === undefined ? undefined : String(input['KeyId']).split('/').at(-1);
    switch (operation) {
      case 'CreateKey':
        return createKey(principal, input);
      case 'ScheduleKeyDeletion': {
        const key = authorize(operation, principal, named ?? '', {});
        requireMaterial(key);
        created.scheduleDeletion(key.id, readKeyClock() + Number(input['PendingWindowInDays']) * DAY_MS);
        return { KeyId: key.arn, KeyState: 'PendingDeletion' };
      }
      case 'GenerateDataKey': {
        const key = authorize(operation, principal, named ?? '', context);
        if (input['KeySpec'] !== 'AES_256') throw new KmsException('ValidationException');
        const plaintext = randomBytes(32);
        const wrapped = encrypt(key.id, requireMaterial(key), plaintext, context);
        return { KeyId: key.arn, Plaintext: plaintext.toString('base64'), CiphertextBlob: wrapped.toString('base64') };
      }
      case 'Decrypt': {
        const ciphertext = Buffer.from(String(input['CiphertextBlob']), 'base64');
        const keyId = readKeyId(ciphertext);
        if (named !== undefined && named !== keyId) throw new KmsException('IncorrectKeyException');
        const key = authorize(operation, principal, keyId, context);
        return {
          KeyId: key.arn,
          Plaintext: decryptOrRefuse(requireMaterial(key), ciphertext, context).toString('base64'),
          EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
        };
      }
      default:
        throw new KmsException('UnknownOperationException');
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

function decryptOrRefuse(material: Buffer, ciphertext: Buffer, context: EncryptionContext): Buffer {
  try {
    return decrypt(material, ciphertext, context);
  } catch {
    throw new KmsException('InvalidCiphertextException');
  }
}

function readEncryptionContext(input: Readonly<Record<string, unknown>>): EncryptionContext {
  return Object.fromEntries(
    Object.entries(toObject(input['EncryptionContext'])).map(([name, value]) => [name, String(value)]),
  );
}
