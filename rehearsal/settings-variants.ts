import type { EnvironmentDraft } from '../lib/settings/presets';

/** The settings that are deployed one after another. */
export const VARIANTS = ['first', 'changed', 'unprotected', 'next-generation'] as const;
export type Variant = (typeof VARIANTS)[number];

type Section = Readonly<Record<string, unknown>>;

const PHASE_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * An environment of bin/environments.ts as the rehearsal deploys it:
 * - `first` creates it, in the phase in which a creation that fails can be rolled back;
 * - `changed` turns on the protections, unless the environment does without, and changes other settings;
 * - `unprotected` keeps the changes and lifts the protections, as docs/deploy.md describes for the tear-down;
 * - `next-generation` also creates a new database cluster beside the old one, moves to it and removes the old one.
 */
export function createVariant(draft: EnvironmentDraft, variant: Variant, now: Date): EnvironmentDraft {
  if (variant === 'first') return enterPhase(draft, 'creation', now);
  const changed = enterPhase(changeSettings(draft), variant === 'changed' ? 'protected' : 'creation', now);
  return variant === 'next-generation' ? mergeSections(changed, { data: { generation: 2 } }) : changed;
}

/** Whether the environment is ever protected. */
export function hasProtections(draft: EnvironmentDraft): boolean {
  return readSection(draft, 'protections')['phase'] !== 'off';
}

function enterPhase(draft: EnvironmentDraft, phase: 'creation' | 'protected', now: Date): EnvironmentDraft {
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
