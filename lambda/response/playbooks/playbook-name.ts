/** The playbooks. Each is a state machine with a separate function and role. */
export const PLAYBOOK_NAMES = [
  'contain-function',
  'block-address',
  'disable-user',
  'quarantine-credential',
  'restore-trail',
  'preserve-database',
] as const;

export type PlaybookName = (typeof PLAYBOOK_NAMES)[number];
