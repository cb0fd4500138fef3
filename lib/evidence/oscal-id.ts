import { hash } from 'node:crypto';

/** Whose words the values of properties are. */
export const NAMESPACE = 'urn:bulwark:assessment:1.0';

/** A UUID of the form of version 4 that is the same for the same thing, in every run. */
export function uuidOf(kind: string, ...key: readonly string[]): string {
  const hex = hash('sha256', JSON.stringify([kind, ...key]), 'hex');
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) % 4)).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The id of a control as a token of OSCAL. NIST publishes its catalog as OSCAL, and its ids are taken: `AC-2(1)` is `ac-2.1`. */
export function controlToken(framework: string, control: string): string {
  const plain = control
    .replace(/\((\w+)\)/g, '.$1')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  if (/^nist-(sp-)?800-53/i.test(framework)) return plain.toLowerCase();
  return `${framework.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^(?=[^\p{L}_])/u, '_')}_${plain}`;
}
