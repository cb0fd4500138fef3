import type { TemplateResource } from '../../templates/template-resource';
import { hasText, readName } from '../generic/place-name';
import { findPlaces, type Place } from '../generic/places';
import { hasSecretAssignment } from './secret-assignments';
import { hasSecretCommand } from './secret-commands';
import { findSecretFormat } from './secret-formats';
import { isKeyName, isLiteralSecret, isSecretName, looksGenerated } from './secret-names';

/** Types of environment variables of CodeBuild whose value is only a name. */
const LOOKED_UP_TYPES: ReadonlySet<string> = new Set(['SECRETS_MANAGER', 'PARAMETER_STORE']);

/** Names of objects whose values describe credentials: units, lengths, the words of a generator. */
const DESCRIBES = /Units$|PasswordPolicy$|^GenerateSecretString$|^ExcludedKeys$|^AttributeMapping$/;

/** Headers by which a load balancer, a firewall or an origin recognises a distribution. Their value is a shared secret. */
const SHARED_HEADERS: ReadonlyMap<string, RegExp> = new Map([
  ['HeaderValue', /\bOriginCustomHeaders\.\d+\.HeaderValue$/],
  ['Values', /\bHttpHeaderConfig\.Values\.\d+$/],
  ['SearchString', /\bByteMatchStatement\.SearchString$/],
]);

/**
 * Says which kind of credential a text of a resource is, without the text itself.
 *
 * @returns undefined when it is none
 */
export function describeSecret(place: Place): string | undefined {
  const { text } = place;
  // A reference that CloudFormation resolves puts no secret into the template.
  if (text === '' || (text.startsWith('{{resolve:') && text.endsWith('}}'))) return undefined;
  const format = findSecretFormat(text);
  if (format !== undefined) return format;
  const name = readName(place);
  // The name first: most names are no credential's, and the other questions take longer.
  const isNamed = isSecretName(name)
    ? isLiteralSecret(text)
    : isVariable(place, name) && isKeyName(name) && looksRandom(text);
  if (isNamed && !isDescription(place) && !isLookedUp(place) && !isKmsKey(place)) return `literal value of ${name}`;
  if (SHARED_HEADERS.get(place.name)?.test(place.path) === true && looksRandom(text) && !/(id|name)$/i.test(name))
    return 'literal value of a header that serves as a secret';
  if (isMarkedSecret(place) && isLiteralSecret(text)) return 'literal value that is marked as secret';
  return describeLongText(text);
}

/** Names of maps whose keys the engineer chooses. */
const FREE_MAPS =
  /^(Variables|Environment\w*|Parameters|\w*Arguments|\w*Settings|\w*Properties|Options|Labels|Context)$/;

/** Whether an engineer chose a name: of a variable, and of one half of a pair. */
function isVariable({ name, names }: Place, chosen: string): boolean {
  return chosen !== name || names.slice(0, -1).some((step) => FREE_MAPS.test(step));
}

/** Describes a credential inside a script, a program, a connection string or a Base64 text. */
export function describeLongText(text: string): string | undefined {
  if (hasSecretAssignment(text)) return 'password or token that is assigned in the text';
  if (hasSecretCommand(text)) return 'password or token that a command of the text is given';
  const decoded = decodeBase64(text);
  if (decoded === undefined) return undefined;
  return (
    findSecretFormat(decoded) ??
    (hasSecretAssignment(decoded) || hasSecretCommand(decoded) ? 'password or token in Base64' : undefined)
  );
}

/** The texts of a resource that are credentials, as `path: kind`. */
export function listSecrets(resource: TemplateResource): readonly string[] {
  const found: string[] = [];
  for (const place of findPlaces(resource).texts) {
    const kind = describeSecret(place) ?? describeIssuedKey(place, resource) ?? describeKeyProperty(place, resource);
    if (kind !== undefined && !isCdkHash(place, resource)) found.push(`${place.path}: ${kind}`);
  }
  return found;
}

/** By this hash CDK makes a reader of another region read again. */
function isCdkHash({ path }: Place, { type }: TemplateResource): boolean {
  return path === 'RefreshToken' && type === 'Custom::CrossRegionStringParameterReader';
}

/** The secret key of an IAM user belongs into AWS Secrets Manager only. */
function describeIssuedKey({ text }: Place, { type }: TemplateResource): string | undefined {
  return text.includes('.SecretAccessKey}') && type !== 'AWS::SecretsManager::Secret'
    ? 'secret access key of an IAM user'
    : undefined;
}

/** Properties for a credential whose names do not say so, by type. */
const KEY_PROPERTIES: Readonly<Record<string, RegExp>> = {
  'AWS::ApiGateway::ApiKey': /^Value$/,
  'AWS::IoTWireless::WirelessDevice': /^LoRaWAN\..*Key$/,
};

function describeKeyProperty({ path, text }: Place, { type }: TemplateResource): string | undefined {
  return KEY_PROPERTIES[type]?.test(path) === true && isLiteralSecret(text) ? 'literal value of a key' : undefined;
}

/** Tags are often about a credential: who owns it, when it was changed. */
function isDescription({ names, text }: Place): boolean {
  return names.some((step) => DESCRIBES.test(step) || (/^Tags$/i.test(step) && !looksGenerated(text)));
}

/** Whether a text is one long word of letters and digits without an order, such as a UUID or a generated token. */
function looksRandom(text: string): boolean {
  const switches = text.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0;
  return /^[\w+/=-]{16,200}$/.test(text) && switches >= 4;
}

/** CloudFormation names the id or ARN of a KMS key so: `AWS::CodeBuild::Project`. It is no key itself. */
export function isKmsKey({ path }: Place): boolean {
  return path === 'EncryptionKey';
}

/** A variable of CodeBuild whose value is the name of a secret or parameter, which the build reads. */
function isLookedUp({ name, parent }: Place): boolean {
  const isTyped = /^value$/i.test(name) && (hasText(parent, 'Type') || hasText(parent, 'type'));
  return isTyped && ['Type', 'type'].some((key) => LOOKED_UP_TYPES.has(parent.at(key).display()));
}

function isMarkedSecret({ name, parent }: Place): boolean {
  return name === 'Value' && hasText(parent, 'IsValueSecret') && parent.at('IsValueSecret').display() === 'true';
}

/** Decodes user data that a template has in Base64; undefined when the text is none or is not readable. */
function decodeBase64(text: string): string | undefined {
  if (text.length < 24 || text.length > 100_000 || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return undefined;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return /[^\P{Cc}\t\n\r]|\ufffd/u.test(decoded) ? undefined : decoded;
}
