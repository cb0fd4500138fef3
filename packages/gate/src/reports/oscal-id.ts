import { hash } from 'node:crypto';

/** Namespace of the property values that Bulwark defines. */
export const NAMESPACE = 'urn:bulwark:assessment:1.0';

/** Builds a UUID in the form of version 4 from a hash, so that the same thing has the same id in every run. */
export function buildUuid(kind: string, ...key: readonly string[]): string {
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

/**
 * Writes the id of a control as an OSCAL token. For NIST SP 800-53 these are the ids of NIST's own OSCAL catalog:
 * `AC-2(1)` is `ac-2.1`.
 */
export function buildControlToken(framework: string, control: string): string {
  const plain = control
    .replace(/\((\w+)\)/g, '.$1')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  if (/^nist-(sp-)?800-53/i.test(framework)) return plain.toLowerCase();
  return `${framework.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^(?=[^\p{L}_])/u, '_')}_${plain}`;
}
