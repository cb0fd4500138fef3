import { scopes } from '../lambda/records/scopes';
import { formatScope } from '../lib/identity/scope-definition';
import type { EnvironmentDraft } from '../lib/settings/presets';

type Section = Readonly<Record<string, unknown>>;

/** An environment of bin/environments.ts as the rehearsal deploys it at one time of its life. */
export interface Variant {
  /** Unique among the variants of a life. */
  readonly name: string;
  /** The phase, of an environment that is ever protected. In `creation`, a creation that fails can be rolled back. */
  readonly phase: 'creation' | 'protected';
  /** Whether settings have changed since the first deployment. */
  readonly isChanged: boolean;
  /** Fields of the section `data`, such as another generation of the cluster. */
  readonly data?: Section;
  /** Whether the templates refuse a deployment with example values, as `npm run synth` writes them. @default false */
  readonly refusesExampleValues?: boolean;
}

export const FIRST: Variant = { name: 'first', phase: 'creation', isChanged: false };
/** As `npm run synth` writes the templates; the others are deployed with the example values of the repository. */
export const AS_SHIPPED: Variant = { ...FIRST, name: 'as-shipped', refusesExampleValues: true };
/** Turns on the protections, unless the environment does without, and changes other settings. */
export const CHANGED: Variant = { name: 'changed', phase: 'protected', isChanged: true };
/** An empty cluster takes the place of the first one. */
export const EMPTY_GENERATION: Variant = { ...FIRST, name: 'empty-generation', data: { generation: 2 } };

/** Name of the machine client with which the rehearsal calls the API. */
export const SMOKE_TEST_CLIENT = 'smoke-test';

const PHASE_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The settings of a variant. */
export function createSettings(draft: EnvironmentDraft, variant: Variant, now: Date): EnvironmentDraft {
  const inPhase = enterPhase(addSmokeTestClient(draft), variant.phase, now);
  const changed = variant.isChanged ? changeSettings(inPhase) : inPhase;
  return variant.data === undefined ? changed : mergeSections(changed, { data: variant.data });
}

/** The smoke test calls every route, and no client of the environment has to have all rights. */
function addSmokeTestClient(draft: EnvironmentDraft): EnvironmentDraft {
  const { machineClients } = readSection(draft, 'identity');
  const client = { name: SMOKE_TEST_CLIENT, tenant: SMOKE_TEST_CLIENT, scopes: scopes.map(formatScope) };
  return mergeSections(draft, {
    identity: { machineClients: [...(Array.isArray(machineClients) ? machineClients : []), client] },
  });
}

/** Whether the environment is ever protected. */
function hasProtections(draft: EnvironmentDraft): boolean {
  return readSection(draft, 'protections')['phase'] !== 'off';
}

function enterPhase(draft: EnvironmentDraft, phase: Variant['phase'], now: Date): EnvironmentDraft {
  if (!hasProtections(draft)) return draft;
  const until = new Date(now.getTime() + PHASE_DAYS * DAY_MS).toISOString().slice(0, 10);
  return { ...draft, protections: phase === 'creation' ? { phase, until } : { phase } };
}

/** One change for each kind of update: of a key, a function, a subscription, a log group. */
function changeSettings(draft: EnvironmentDraft): EnvironmentDraft {
  const { functionConcurrency } = readSection(draft, 'api');
  const { alertEmails } = draft;
  return mergeSections(
    { ...draft, alertEmails: [...(Array.isArray(alertEmails) ? alertEmails : []), 'second@example.com'] },
    {
      encryption: { rotationPeriodDays: 180 },
      api: { functionConcurrency: Number(functionConcurrency) + 1 },
      network: { logRetentionDays: 731 },
    },
  );
}

function mergeSections(draft: EnvironmentDraft, sections: Readonly<Record<string, Section>>): EnvironmentDraft {
  const merged = Object.entries(sections).map(([name, fields]) => [name, { ...readSection(draft, name), ...fields }]);
  return { ...draft, ...Object.fromEntries(merged) };
}

function readSection(draft: EnvironmentDraft, name: string): Section {
  const section = draft[name];
  return typeof section === 'object' && section !== null ? { ...section } : {};
}
