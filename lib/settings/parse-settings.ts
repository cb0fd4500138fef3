import type { z } from 'zod';
import { findProblemsAcross } from './across-environments';
import { findFieldLocation } from './field-location';
import { formatPath, formatValue } from './format-value';
import { findLongPhases } from './phase-length';
import type { EnvironmentDraft } from './presets';
import { type Settings, settingsSchema } from './settings';

export type ParsedSettings =
  | { readonly ok: true; readonly environments: readonly Settings[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Validates every environment and reports all mistakes at once, each with its path, the given value and the allowed
 * values. The drafts come from a file that is not type checked at run time, so they may be any value.
 *
 * @param today as YYYY-MM-DD
 */
export function parseSettings(drafts: readonly EnvironmentDraft[], today: string): ParsedSettings {
  if (!Array.isArray(drafts) || drafts.length === 0) {
    return {
      ok: false,
      problems: [`environments: expected a list of at least one environment, got ${formatValue(drafts)}`],
    };
  }
  const environments = new Map<number, Settings>();
  const problems: string[] = [];
  for (const [index, draft] of drafts.entries()) {
    const result = settingsSchema.safeParse(draft);
    if (result.success) environments.set(index, result.data);
    else
      problems.push(
        ...keepFirstIssuePerField(result.error.issues).flatMap((issue) => explainIssue(index, draft, issue)),
      );
  }
  problems.push(...findProblemsAcross(environments), ...findLongPhases(environments, today));
  return problems.length === 0 ? { ok: true, environments: [...environments.values()] } : { ok: false, problems };
}

/** Keeps the first issue of each field: a value of the wrong type also violates the bounds of its field. */
function keepFirstIssuePerField(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const reported = new Set<string>();
  return issues.filter(({ code, path }) => {
    const field = `${code === 'unrecognized_keys'} ${formatPath(path)}`;
    return !reported.has(field) && reported.add(field);
  });
}

function explainIssue(index: number, draft: unknown, issue: z.core.$ZodIssue): string[] {
  const formatAt = (path: readonly PropertyKey[]) => `environments${formatPath([index, ...path])}`;
  const { allowed, fields, value } = findFieldLocation(settingsSchema, draft, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `${formatAt([...issue.path, key])}: unknown field; allowed fields are ${fields.join(', ')}`,
    );
  }
  return [
    `${formatAt(issue.path)}: expected ${issue.code === 'custom' ? issue.message : allowed}, got ${formatValue(value)}`,
  ];
}
