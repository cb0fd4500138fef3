import { expect, test } from '@jest/globals';
import { createSandboxDraft, parseDraft } from '../scaffold';
import { findAllProperties, synthApi } from './api-template';

const draft = createSandboxDraft();
const machineClients = [
  { name: 'billing', tenant: 'acme' },
  { name: 'reports', tenant: 'initech' },
];
const settings = parseDraft({ ...draft, identity: { ...Object(draft['identity']), machineClients } });

test('every function knows the API key of each client, and of no other', () => {
  const template = synthApi(settings);
  const functions = findAllProperties(template, 'AWS::Lambda::Function');
  expect(functions).toHaveLength(3);
  for (const { Environment } of functions) {
    const [, parts] = Object(Object(Environment).Variables.CLIENT_API_KEYS)['Fn::Join'];
    const keys = parts.filter((part: unknown) => Object(part).Ref !== undefined);
    expect(keys).toEqual(
      ['People', 'Machinebilling', 'Machinereports'].map((name) => ({
        Ref: expect.stringMatching(new RegExp(`^ApiKeys${name}`)),
      })),
    );
    // Ids of clients are read from the other stack, so that a client can be removed.
    const clients = parts.filter((part: unknown) => 'Fn::GetStackOutput' in Object(part));
    expect(clients).toHaveLength(3);
    const literals = parts.filter((part: unknown) => typeof part === 'string').join('|');
    expect(literals).toBe('{"|":"|","|":"|","|":"|"}');
  }
});
