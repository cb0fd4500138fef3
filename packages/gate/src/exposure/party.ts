import { memoize } from '../templates/memoize';
import { TemplateResource } from '../templates/template-resource';

/** Somebody or something that is in no template: everybody, another account, a network, a host of a partner. */
export interface Outsider {
  /** `internet`, `account 111122223333`, `network 203.0.113.0/24`, `host api.example.com` */
  readonly id: string;
  readonly title: string;
  readonly type: string;
  /** Whether an attack path may begin there. */
  readonly isUntrusted: boolean;
}

/** One end of a link: a resource of the templates, or somebody outside of them. */
export type Party = TemplateResource | Outsider;

/** Everybody. */
export const INTERNET: Outsider = { id: 'internet', title: 'Internet', type: 'internet', isUntrusted: true };

/** A safeguard in words, and the resource of the templates that shows it. */
export interface ShownControl {
  readonly what: string;
  readonly resource: TemplateResource;
}

/** A way from one party to another. */
export interface Link {
  readonly from: Party;
  readonly to: Party;
  /** `calls`, `reads and writes` */
  readonly action: string;
  readonly protocol?: string | undefined;
  readonly authentication?: string | undefined;
  readonly encryption?: string | undefined;
  readonly evidence: readonly TemplateResource[];
  readonly controls: readonly ShownControl[];
  /** Safeguards that are certainly missing or open: `Security group admits any address on tcp 5432`. @default - none */
  readonly weaknesses?: readonly ShownControl[];
  /**
   * Whether somebody who controls `from` can reach what is behind `to` this way. Logs, copies and failed events are
   * written by AWS, and lead nobody anywhere.
   */
  readonly isWay: boolean;
}

export function isOutsider(party: Party): party is Outsider {
  return !(party instanceof TemplateResource);
}

/** Another AWS account. */
export function createAccount(id: string): Outsider {
  return { id: `account ${id}`, title: `Account ${id}`, type: 'AWS account', isUntrusted: true };
}

/** A range of addresses outside of the templates. */
export function createNetwork(range: string): Outsider {
  return { id: `network ${range}`, title: `Network ${range}`, type: 'network', isUntrusted: true };
}

/** A host, a mailbox or a telephone that data is sent to. It calls nobody, so no attack path begins there. */
export function createReceiver(address: string): Outsider {
  return { id: `receiver ${address}`, title: address, type: 'receiver', isUntrusted: false };
}

/** A text that is different for every party. */
export function getKey(party: Party): string {
  return isOutsider(party) ? party.id : getResourceKey(party);
}

const getResourceKey = memoize(({ stack, logicalId }: TemplateResource) => `${stack.path} ${logicalId}`);
