import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isLibraryAcknowledgement } from '../../src/acknowledgements/library-acknowledgements';

const LIBRARY = dirname(require.resolve('aws-cdk-lib/package.json'));

/** Ids and reasons that the modules of aws-cdk-lib acknowledge in their own constructs. */
function findLibraryAcknowledgements(): readonly (readonly [id: string, reason: string])[] {
  return readdirSync(LIBRARY, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^(aws-|core$)/.test(entry.name))
    .flatMap(({ name }) => {
      const folder = join(LIBRARY, name, 'lib');
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.js') && !file.endsWith('.generated.js'))
        .map((file) => readFileSync(join(folder, file), 'utf8'));
    })
    .filter((text) => text.includes('acknowledge('))
    .flatMap((text) =>
      [...text.matchAll(/id:"(CloudFormation-Validate::\w+)",reason:"((?:[^"\\]|\\.)*)"/g)].map(
        ([, id = '', reason = '']) => [id, reason] as const,
      ),
    );
}

test('every acknowledgement of the installed library is known', () => {
  const found = findLibraryAcknowledgements();
  expect(found.length).toBeGreaterThanOrEqual(10);
  expect(found.filter(([id, reason]) => !isLibraryAcknowledgement(id, reason))).toEqual([]);
});

test('another reason, or another id, is the decision of an app', () => {
  const [[id = '', reason = ''] = []] = findLibraryAcknowledgements();
  expect(isLibraryAcknowledgement(id, 'It is fine.')).toBe(false);
  expect(isLibraryAcknowledgement('AwsSolutions::AwsSolutions-S1', reason)).toBe(false);
});
