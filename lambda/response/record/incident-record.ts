import { Refused } from '../refused';
import type { ObjectStore } from './object-store';

/** The part of the log archive that records incidents. */
export const INCIDENTS = 'incidents/';

/** Ids name objects and executions; a `/` would leave the folder of the incident. */
const INCIDENT_ID = /^[A-Za-z0-9_-]{1,64}$/;

export function assertIncidentId(id: string): void {
  if (!INCIDENT_ID.test(id)) throw new Refused(`expected 1 to 64 letters, digits, "-" or "_" as incident, got "${id}"`);
}

/** The id of an incident that a person opens: the name of the execution, which may have other characters. */
export function buildIncidentIdFrom(execution: string): string {
  return execution.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 64);
}

/**
 * The record of one incident: objects that nobody can change or delete until the archive's lock ends. The first version
 * of an entry counts. A repeated step writes no second one, so what was there before the playbook is never overwritten
 * by what the playbook made of it.
 */
export class IncidentRecord {
  readonly #store: ObjectStore;
  readonly #folder: string;

  constructor(store: ObjectStore, incident: string) {
    assertIncidentId(incident);
    this.#store = store;
    this.#folder = `${INCIDENTS}${incident}/`;
  }

  /** Adds an entry. Returns whether it is new. */
  add(entry: string, content: unknown): Promise<boolean> {
    return this.#store.create(`${this.#folder}${entry}.json`, JSON.stringify(content));
  }

  /** Keeps bytes as evidence, such as the code of a function. Returns the key of the object. */
  async keep(name: string, bytes: Uint8Array): Promise<string> {
    const key = `${this.#folder}evidence/${name}`;
    await this.#store.create(key, bytes);
    return key;
  }

  async read(entry: string): Promise<unknown> {
    const text = await this.#store.read(`${this.#folder}${entry}.json`);
    return text === undefined ? undefined : JSON.parse(text);
  }
}
