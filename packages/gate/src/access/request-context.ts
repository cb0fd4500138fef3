/** What is known of the condition keys of a request before it is made. */
export interface RequestContext {
  /** @param key in lower case. Undefined: the request decides. */
  get(key: string): KnownKey | undefined;
}

/** The value of a key, or that requests of this caller have no such key. */
export type KnownKey = { readonly value: string } | 'absent';

/** A caller, as far as conditions can ask about it. */
export interface Caller {
  /** @default - not known */
  readonly arn?: string;
  /** @default - not known */
  readonly account?: string;
  readonly kind: 'role' | 'user' | 'account' | 'service' | 'everybody' | 'federated';
  /** Name of a user or a service. @default - it has none */
  readonly name?: string;
  /** Reads the tags of a role or user in the templates, by key. @default - none are known */
  readonly readTags?: () => ReadonlyMap<string, string>;
}

/** The resource of a request, as far as conditions can ask about it. */
export interface AskedResource {
  readonly account: string;
  /** Condition keys that what is asked about determines, in lower case. @default - none */
  readonly known?: Readonly<Record<string, string>>;
  /** Reads the tags in the template, by key. */
  readonly readTags: () => ReadonlyMap<string, string>;
}

/**
 * What is known of the condition keys of a request. Only AWS services send the source of a call, so requests of roles,
 * users and accounts have none. A caller uses TLS, in the newest version, when it has to.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function buildContext(caller: Caller, resource: AskedResource): RequestContext {
  return { get: (key) => findOfRequest(key, resource) ?? findOfCaller(key, caller) };
}

function findOfRequest(key: string, resource: AskedResource): KnownKey | undefined {
  switch (key) {
    case 'aws:securetransport':
      return { value: 'true' };
    case 's3:tlsversion':
      return { value: '1.3' };
    case 'aws:resourceaccount':
    case 's3:resourceaccount':
      return { value: resource.account };
    default:
      if (key.startsWith(RESOURCE_TAG)) return findTag(resource.readTags(), key.slice(RESOURCE_TAG.length));
      return findText(resource.known?.[key]);
  }
}

function findOfCaller(key: string, caller: Caller): KnownKey | undefined {
  const { kind, arn, account, name } = caller;
  const isService = kind === 'service';
  // Of any principal, and of the users of an identity provider, nothing is known.
  const isIdentity = kind === 'role' || kind === 'user' || kind === 'account';
  switch (key) {
    case 'aws:principalarn':
      return isService ? 'absent' : findText(arn);
    case 'aws:principalaccount':
      return isService ? 'absent' : findText(account);
    case 'kms:calleraccount':
      return isService ? undefined : findText(account);
    case 'aws:principalorgid':
      return isService ? 'absent' : undefined;
    case 'aws:principalisawsservice':
      return isService ? { value: 'true' } : isIdentity ? { value: 'false' } : undefined;
    case 'aws:principalservicename':
      return isService ? findText(name) : isIdentity ? 'absent' : undefined;
    case 'aws:principalservicenameslist':
    case 'aws:sourceaccount':
    case 'aws:sourcearn':
    case 'aws:sourceorgid':
    case 'aws:sourceorgpaths':
      return isIdentity ? 'absent' : undefined;
    case 'aws:principaltype':
      return kind === 'role' ? { value: 'AssumedRole' } : kind === 'user' ? { value: 'User' } : undefined;
    case 'aws:username':
      return kind === 'role' ? 'absent' : kind === 'user' ? findText(name) : undefined;
    default: {
      const tags = key.startsWith(PRINCIPAL_TAG) ? caller.readTags?.() : undefined;
      // A session may have more tags than its role.
      const tag = tags && findTag(tags, key.slice(PRINCIPAL_TAG.length));
      return tag === 'absent' && kind === 'role' ? undefined : tag;
    }
  }
}

const RESOURCE_TAG = 'aws:resourcetag/';
const PRINCIPAL_TAG = 'aws:principaltag/';

/** The value of a tag. A template that tags a resource has all of its tags; one without may be tagged by its stack. */
function findTag(tags: ReadonlyMap<string, string>, wanted: string): KnownKey | undefined {
  for (const [key, value] of tags) if (key.toLowerCase() === wanted) return { value };
  return tags.size === 0 ? undefined : 'absent';
}

function findText(value: string | undefined): KnownKey | undefined {
  return value === undefined ? undefined : { value };
}
