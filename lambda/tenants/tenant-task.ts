import { TENANT_ID } from '../shared/tenant-id';

/** What an operator asks for. */
export interface TenantTask {
  /** `rotate` gives the tenant a new key. `erase` deletes its keys and data for good. */
  readonly task: 'rotate' | 'erase';
  readonly tenant: string;
  /** The person who asks, for the events: printable characters without spaces. */
  readonly by: string;
}

const BY = /^[!-~]{1,128}$/;

/** @throws Error naming what is wrong; nothing was done then */
export function parseTenantTask(event: unknown): TenantTask {
  const { task, tenant, by, ...others }: Record<string, unknown> = { ...Object(event) };
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Error(`the task has an unknown field; allowed are task, tenant and by`);
  if (task !== 'rotate' && task !== 'erase') throw new Error('task must be "rotate" or "erase"');
  if (typeof tenant !== 'string' || !TENANT_ID.test(tenant)) throw new Error(`tenant must match ${TENANT_ID.source}`);
  if (typeof by !== 'string' || !BY.test(by)) throw new Error(`by must match ${BY.source}`);
  return { task, tenant, by };
}
