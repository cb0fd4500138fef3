import { createHash } from 'node:crypto';
import type { NagPack } from 'cdk-nag';
import { BulwarkChecks } from '../rules/bulwark-checks';
import type { TemplateSet } from '../templates/template-set';
import type { EnvironmentPolicy } from './gate-result';
import type { JudgedResource } from './judged-resource';
import { isNagPack } from './nag-classes';

/** A file with its name. */
export interface KeptFile {
  readonly file: string;
  readonly content: string | Uint8Array;
}

/**
 * Keeps what was concluded, under a text that names everything it was concluded from. The code of the gate and the
 * versions of the libraries count as well, so a caller does not name them.
 */
export interface JudgementCache {
  /** Returns what is kept, or computes and keeps it. The value has to be plain data, as JSON writes it. */
  readonly recall: <Value>(kind: string, inputs: string, compute: () => Value) => Value;
  /** The same for files. */
  readonly recallFiles: (kind: string, inputs: string, render: () => readonly KeptFile[]) => readonly KeptFile[];
}

/**
 * Hashes everything that the rules of these packs, and the facts, exposure and access of an app, are concluded from.
 *
 * @returns undefined when a pack has rules of somebody else, which may read anything
 */
export function hashInputs(
  packs: readonly NagPack[],
  templates: TemplateSet,
  resources: readonly JudgedResource[],
  policies: readonly EnvironmentPolicy[],
): string | undefined {
  if (!packs.every(isWellKnown)) return undefined;
  const inputs = JSON.stringify([
    packs.map(({ readPackName }) => readPackName),
    templates.stacks.map(({ source: { origins = [], ...source } }) => ({ ...source, origins: [...origins] })),
    resources.map(({ path }) => path),
    policies,
  ]);
  return createHash('sha256').update(inputs).digest('hex');
}

/** Whether all rules of a pack are those of Bulwark or of cdk-nag, which read templates only. */
function isWellKnown(pack: NagPack): boolean {
  const isReplaced = ['checkResource', 'applyRule'].some((method) => Object.hasOwn(pack, method));
  return !isReplaced && (isNagPack(pack) || (pack instanceof BulwarkChecks && pack.isShipped));
}
