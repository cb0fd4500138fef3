import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { evaluatePacks } from '../../packages/gate/src/engine/evaluate-packs';
import type { Finding } from '../../packages/gate/src/engine/finding';
import { findSwitchOffReason, type GatePolicy, STRICT } from '../../packages/gate/src/engine/gate-policy';
import { createPacks, DEFAULT_PACKS } from '../../packages/gate/src/engine/known-packs';
import { TemplateSet } from '../../packages/gate/src/templates/template-set';
import { type AddedWeakness, applyWeakness, type Resources } from './added-weakness';

/** What the gate finds at its default level in the resources with and without a weakness. */
export interface TwinFindings {
  /** Findings of the weak twin that the hardened one does not have. */
  readonly added: readonly Finding[];
  /** Findings of Bulwark's own rules in the hardened twin: false alarms. */
  readonly falseAlarms: readonly Finding[];
}

const packs = createPacks(DEFAULT_PACKS);

/** Reads the weaknesses of every file of this folder. */
export function listWeaknesses(): readonly AddedWeakness[] {
  return readdirSync(__dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const exported: Readonly<Record<string, unknown>> = require(join(__dirname, file));
      return Object.values(exported).filter(Array.isArray).flat().filter(isWeakness);
    });
}

function isWeakness(value: unknown): value is AddedWeakness {
  return typeof value === 'object' && value !== null && 'hardened' in value && 'weaken' in value && 'names' in value;
}

export function evaluateTwins(weakness: AddedWeakness): TwinFindings {
  const levels: GatePolicy['levels'] = weakness.level === undefined ? undefined : ['required', weakness.level];
  const hardened = evaluate(weakness.hardened);
  const known = new Set((levels === undefined ? hardened : evaluate(weakness.hardened, levels)).map(getKey));
  return {
    added: evaluate(applyWeakness(weakness), levels).filter((finding) => !known.has(getKey(finding))),
    falseAlarms: hardened.filter(({ pack }) => pack === 'Bulwark'),
  };
}

/** All that a finding says to its reader. */
export function renderFindingText({ id, description, fix = '' }: Finding): string {
  return `${id}: ${description} ${fix}`;
}

function evaluate(Resources: Resources, levels?: GatePolicy['levels']): readonly Finding[] {
  const policy = levels === undefined ? STRICT : { ...STRICT, levels };
  const templates = new TemplateSet([
    {
      path: 'Stack',
      file: 'Stack.template.json',
      account: '111122223333',
      region: 'eu-central-1',
      template: { Resources },
    },
  ]);
  return evaluatePacks(packs, templates, {
    isSwitchedOff: ({ id, check }) => findSwitchOffReason(id, check.declaration?.level, policy) !== undefined,
  }).packs.flatMap(({ findings }) => findings);
}

function getKey({ id, path }: Finding): string {
  return `${path} ${id}`;
}
