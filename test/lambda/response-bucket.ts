import { jest } from '@jest/globals';

/** Origin of the bucket that collects the responses of custom resources in eu-central-1. */
export const RESPONSE_ORIGIN =
  'https://cloudformation-custom-resource-response-eucentral1.s3.eu-central-1.amazonaws.com';

/** Sends requests for the bucket to a server of this machine, as a name server in a test network does. */
export function redirectResponses(url: string): void {
  const send = globalThis.fetch;
  jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation((input, init) => send(String(input).replace(RESPONSE_ORIGIN, url), init));
}
