/**
 * A request that a playbook must not carry out: malformed, about a resource of another environment, or without a record
 * to undo. The state machine does not retry it.
 */
export class Refused extends Error {
  override readonly name = 'Refused';
}
