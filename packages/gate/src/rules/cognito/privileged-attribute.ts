/** Words in the names of custom attributes by which applications decide what a user may see and do. */
const PRIVILEGED =
  /tenant|org|role|group|admin|account|permission|scope|customer|company|client|workspace|team|plan|tier|entitle|privilege|access|clearance/i;

/** Whether a custom attribute decides about access, by its name: `custom:tenant`. */
export function isPrivilegedAttribute(name: string): boolean {
  return /^(custom|dev):/.test(name) && PRIVILEGED.test(name);
}
