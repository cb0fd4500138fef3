import { Match, Template } from 'aws-cdk-lib/assertions';
import { suppressAcceptedFindings } from '../../bin/suppress-accepted-findings';
import { Backend } from '../../lib/backend';
import type { DetectionSettings } from '../../lib/settings/detection-settings';
import { createProductionDraft, createTestApp, parseDraft } from '../scaffold';

/** Synthesizes the detection stack of production, with other settings of the services. */
export function synthDetection(changes: Partial<Record<keyof DetectionSettings, unknown>> = {}): Template {
  const draft = createProductionDraft();
  const settings = parseDraft({ ...draft, detection: { ...Object(draft['detection']), ...changes } });
  const backend = new Backend(createTestApp(), settings.name, { settings });
  suppressAcceptedFindings(backend);
  return Template.fromStack(backend.detection);
}

/** Lists the properties of all resources of a type. */
export function listProperties(template: Template, type: string): Record<string, unknown>[] {
  return Object.values(template.findResources(type, Match.anyValue())).map(({ Properties }) => Properties);
}

/** The types of a template, each once. */
export function listTypes(template: Template): string[] {
  const json: { Resources?: Record<string, { Type: string }> } = template.toJSON();
  return [...new Set(Object.values(json.Resources ?? {}).map(({ Type }) => Type))].sort();
}
