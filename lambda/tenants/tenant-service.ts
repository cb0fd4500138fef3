import type { Logger } from '@aws-lambda-powertools/logger';
import type { SecurityEvent } from '../records/http/event';
import { eraseTenant, type TenantErasure } from './erase-tenant';
import { type Rotation, type RotationProps, rotateTenant } from './rotate-tenant';
import { parseTenantTask } from './tenant-task';

export interface TenantServiceProps extends RotationProps {
  readonly logger: Pick<Logger, 'info'>;
}

/** Creates the function that an operator invokes. No route leads to it. */
export function createTenantService(props: TenantServiceProps) {
  return async (event: unknown, request: string): Promise<Rotation | TenantErasure> => {
    const { task, tenant, by } = parseTenantTask(event);
    const caller = { tenant, actor: by, request };
    const result = task === 'rotate' ? await rotateTenant(props, caller) : await eraseTenant(props.call, caller, props);
    props.logger.info('done', { task, tenant, by, ...result, ...findEvent(result) });
    return result;
  };
}

/** Sending the task again completes one that had no time, not one that met a key which does not open. */
function findEvent(result: Rotation | TenantErasure): { readonly event?: SecurityEvent } {
  if (result.complete) return {};
  return { event: 'unreadable' in result ? 'DecryptFailed' : 'TenantTaskUnfinished' };
}
