import { expect, test } from '@jest/globals';
import { parseTenantTask } from '../../../lambda/tenants/tenant-task';

const VALID = { task: 'rotate', tenant: 'example', by: 'ada.example' };

test('a task has a kind, a tenant and the person who asks', () => {
  expect(parseTenantTask(VALID)).toEqual(VALID);
  expect(parseTenantTask({ ...VALID, task: 'erase' })).toEqual({ ...VALID, task: 'erase' });
});

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'task must be "rotate" or "erase"'],
  ['text', 'erase', 'unknown field'],
  ['another task', { ...VALID, task: 'read' }, 'task must be "rotate" or "erase"'],
  ['no tenant', { ...VALID, tenant: undefined }, 'tenant must match'],
  ['a tenant of another form', { ...VALID, tenant: 'Example' }, 'tenant must match'],
  ['nobody who asks', { ...VALID, by: '' }, 'by must match'],
  ['a line break in the name', { ...VALID, by: 'a\nb' }, 'by must match'],
  ['a long name', { ...VALID, by: 'x'.repeat(129) }, 'by must match'],
  ['a number for the name', { ...VALID, by: 7 }, 'by must match'],
  ['a field more', { ...VALID, force: true }, 'unknown field'],
])('is refused with %s', (_what, event, message) => {
  expect(() => parseTenantTask(event)).toThrow(message);
});
