import type { TemplateResource, Value } from '../../templates/template-resource';
import { readTexts } from './user-pool-lookup';

export function readOAuthFlows(client: TemplateResource): readonly string[] {
  return readTexts(client.at('AllowedOAuthFlows'));
}

/** Whether a client gets tokens for itself, with its secret, and no person signs in through it. */
export function isMachineClient(client: TemplateResource): boolean {
  return readOAuthFlows(client).includes('client_credentials');
}

/** The name of a scope, with placeholders for values that are resolved only at deployment. */
export function readScopeName(scope: Value): string {
  return readKnownText(scope, /\/./);
}

/** A text with placeholders. @throws Undecidable when its known part does not match `sufficient` */
export function readKnownText(value: Value, sufficient: RegExp): string {
  const text = value.display();
  return sufficient.test(text) ? text : (value.text() ?? '');
}
