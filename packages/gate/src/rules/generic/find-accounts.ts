import type { Value } from '../../templates/template-resource';
import { Undecidable } from '../../templates/undecidable';

/** An account id in a text, and the service of the ARN that names it. */
export interface NamedAccount {
  readonly id: string;
  /** `lambda`; '' when the text is an account id, and no ARN. */
  readonly service: string;
  /** What the ARN names: `layer:tools:3`. */
  readonly resource: string;
}

/** Lengths are bounded, so that no text costs more than linear time. */
const ARN =
  /arn:(?:aws[a-z-]{0,20}|\$\{[^}]{1,80}\}|\*):([\w.-]{1,60}):([\w*-]{0,40}|\$\{[^}]{1,80}\}):(\d{12}):([^\s"',;]{0,200})/g;

/** URLs of queues hold the account of their owner. */
const QUEUE = /^https?:\/\/(?:sqs\.[\w-]{1,40}|(?:[\w-]{1,40}\.)?queue)\.amazonaws\.com(?:\.cn)?\/(\d{12})\//;
/** A security group or network of another account is named with the account before it. */
const OWNED = /^(\d{12})\/(?:sg|vpc|subnet|tgw|pl)-/;
/** Hosts of container registries hold the account too. */
const REGISTRY = /^(?:https?:\/\/)?(\d{12})\.dkr\.ecr[.-]/;

/** The same inside a script: `docker run 999988887777.dkr.ecr...`, `--queue-url https://sqs...`. */
const IN_SCRIPT =
  /[\s"'=/](?:(\d{12})\.dkr\.ecr[.-]|(?:https?:\/\/)(?:sqs\.[\w-]{1,40}|(?:[\w-]{1,40}\.)?queue)\.amazonaws\.com(?:\.cn)?\/(\d{12})\/)/g;

const NONE: readonly NamedAccount[] = [];

/** The accounts that ARNs and URLs in a text name. */
export function findAccounts(text: string): readonly NamedAccount[] {
  if (text.length < 12 || !/\d{12}/.test(text)) return NONE;
  const inArns = [...text.matchAll(ARN)].map(([, service = '', , id = '', resource = '']) => ({
    id,
    service,
    resource,
  }));
  const inScript = text.includes(' ') ? [...text.matchAll(IN_SCRIPT)] : [];
  const queue = QUEUE.exec(text)?.[1];
  const owner = OWNED.exec(text)?.[1];
  return [
    ...inArns,
    ...inScript.map(([, registry, queueOwner = '']) => ({
      id: registry ?? queueOwner,
      service: registry === undefined ? 'sqs' : 'ecr',
      resource: '',
    })),
    ...(queue === undefined ? [] : [{ id: queue, service: 'sqs', resource: '' }]),
    ...(owner === undefined ? [] : [{ id: owner, service: 'ec2', resource: '' }]),
  ];
}

/** The account of a container registry; undefined for a registry outside AWS. */
export function readRegistryAccount(reference: string): string | undefined {
  return REGISTRY.exec(reference)?.[1];
}

/** The account that a text begins with, where the text is that of an account or a principal. */
export function readLeadingAccount(text: string): string | undefined {
  return /^(\d{12})(?=$|[:/])/.exec(text)?.[1];
}

/**
 * Refuses the ARN of a principal whose account only a deployment determines: a parameter or a dynamic reference. Of a
 * principal that is not even an ARN, the rules about public access say that nothing is known.
 *
 * @throws Undecidable
 */
export function assertAccountIsKnown(value: Value): void {
  const [arn, , , , account = ''] = value
    .display()
    .replace(/\$\{AWS::(\w+)\}/g, '$1')
    .split(':');
  const isOpen = /^\$\{[^}.]+\}$/.test(account) || account.startsWith('{{resolve');
  if (arn === 'arn' && isOpen && value.target() === undefined) throw new Undecidable(value.property, value.raw);
}
