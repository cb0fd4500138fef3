/**
 * What CloudFormation does with a resource. Each has a handler of the resource type, except `tag`, which is a part of
 * create and update.
 */
export const OPERATIONS = ['create', 'read', 'update', 'delete', 'tag'] as const;

export type Operation = (typeof OPERATIONS)[number];
