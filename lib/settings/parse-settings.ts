import type { z } from 'zod';
import { problemsAcross } from './across-environments';
import { shown, shownPath } from './given-value';
import { placeAt } from './place';
import type { EnvironmentDraft } from './presets';
import { type Settings, settingsSchema } from './settings';

export type ParsedSettings =
  | { readonly ok: true; readonly environments: readonly Settings[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Validates every environment and reports every mistake at once, each by its path, what was given and what is allowed. The
 * drafts come from a file that nothing has type checked when it runs, so they may be anything.
 */
export function parseSettings(drafts: readonly EnvironmentDraft[]): ParsedSettings {
  if (!Array.isArray(drafts) || drafts.length === 0) {
    return { ok: false, problems: [`environments: expected a list of at least one environment, got ${shown(drafts)}`] };
  }
  const environments = new Map<number, Settings>();
  const problems: string[] = [];
  for (const [index, draft] of drafts.entries()) {
    const result = settingsSchema.safeParse(draft);
    if (result.success) environments.set(index, result.data);
    else problems.push(...firstOfEachPlace(result.error.issues).flatMap((issue) => explain(index, draft, issue)));
  }
  problems.push(...problemsAcross(environments));
  return problems.length === 0 ? { ok: true, environments: [...environments.values()] } : { ok: false, problems };
}

/** A value of the wrong kind breaks the bounds and rules of its place as well; one answer is enough. */
function firstOfEachPlace(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const answered = new Set<string>();
  return issues.filter(({ code, path }) => {
    const place = `${code === 'unrecognized_keys'} ${shownPath(path)}`;
    return !answered.has(place) && answered.add(place);
  });
}

function explain(index: number, draft: unknown, issue: z.core.$ZodIssue): string[] {
  const at = (path: readonly PropertyKey[]) => `environments${shownPath([index, ...path])}`;
  const { allowed, fields, given } = placeAt(settingsSchema, draft, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${at([...issue.path, key])}: unknown field; allowed here are ${fields.join(', ')}`);
  }
  return [`${at(issue.path)}: expected ${issue.code === 'custom' ? issue.message : allowed}, got ${shown(given)}`];
}
