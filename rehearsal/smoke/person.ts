import { randomUUID } from 'node:crypto';
import { StepFailed } from '../step-log';
import { type ApiRequest, sendRequest } from './api-client';
import type { ApiTarget } from './api-target';

/** A person whose record tells whether a database holds the data of a moment. */
export class Person {
  readonly #subject = randomUUID();

  constructor(
    /** When the record was written, for messages: `before the backup`. */
    readonly name: string,
  ) {}

  /** Writes a record of the person. */
  async write(target: ApiTarget): Promise<void> {
    const body = { subject: this.#subject, fields: { name: this.name, email: this.#email } };
    await expectStatus(target, { method: 'POST', path: '/records', body }, 201);
  }

  async erase(target: ApiTarget): Promise<void> {
    await expectStatus(target, { method: 'DELETE', path: `/subjects/${this.#subject}` }, 200);
  }

  /** Whether the database has the record, and the keys of the environment still decrypt it. */
  async isFound(target: ApiTarget): Promise<boolean> {
    return (await expectStatus(target, { path: `/records?subject=${this.#subject}` }, 200)).includes(this.#email);
  }

  get #email(): string {
    return `${this.#subject.slice(0, 8)}@example.com`;
  }
}

/** @throws StepFailed with each person who should be in the database and is not, or the reverse */
export async function comparePersons(
  target: ApiTarget,
  { present, absent }: { readonly present: readonly Person[]; readonly absent: readonly Person[] },
): Promise<string> {
  const problems: string[] = [];
  for (const person of [...present, ...absent]) {
    const isFound = await person.isFound(target);
    if (isFound !== present.includes(person)) {
      problems.push(`the record written ${person.name} is ${isFound ? '' : 'not '}in the database`);
    }
  }
  if (problems.length > 0) throw new StepFailed(problems.join('\n'));
  const describe = (persons: readonly Person[]) => persons.map(({ name }) => `"${name}"`).join(', ') || 'none';
  return `has ${describe(present)}; has not ${describe(absent)}`;
}

async function expectStatus(target: ApiTarget, request: ApiRequest, expected: number): Promise<string> {
  const { status, text } = await sendRequest(target, request);
  if (status === expected) return text;
  throw new StepFailed(`${request.method ?? 'GET'} ${request.path}: expected ${expected}, got ${status} ${text}`);
}
