import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readBootstrapInstructions } from '../../rehearsal/deploy-page';

const VARIABLES = { AWS_ACCOUNT: '111122223333', AWS_REGION: 'eu-west-1' };
const PAGE = readFileSync(join(__dirname, '../../docs/deploy.md'), 'utf8');

describe('the commands of docs/deploy.md', () => {
  const instructions = readBootstrapInstructions(PAGE, VARIABLES);

  test('name the environments, the regions and the qualifier of the policies', () => {
    expect([...instructions.policyParameters.keys()].sort()).toEqual(['Environments', 'Qualifier', 'Regions']);
  });

  test('bootstrap with the qualifier that the context of the app has', () => {
    const parameters = instructions.bootstrapParameters;
    expect(parameters[parameters.indexOf('--qualifier') + 1]).toBe(
      instructions.context['@aws-cdk/core:bootstrapQualifier'],
    );
  });

  test('bootstrap the account and the region', () => {
    expect(instructions.bootstrapParameters[0]).toBe('aws://111122223333/eu-west-1');
  });
});

test('a page without a command is an error that names the command', () => {
  expect(() => readBootstrapInstructions('# Empty', VARIABLES)).toThrow(
    'docs/deploy.md has no block with aws cloudformation deploy',
  );
});

test('quotes, continued lines and variables are read as the shell reads them', () => {
  const page = [
    '```sh\naws cloudformation deploy --stack-name x \\\n  --parameter-overrides A=1 B=c,d\nnext command\n```',
    '```json\n"@aws-cdk/core:bootstrapQualifier": "q",\n```',
    '```sh\nnpx cdk bootstrap "aws://$AWS_ACCOUNT/$AWS_REGION" \\\n  --tags owner=me\n```',
  ].join('\n');
  expect(readBootstrapInstructions(page, VARIABLES)).toEqual({
    policyParameters: new Map([
      ['A', '1'],
      ['B', 'c,d'],
    ]),
    context: { '@aws-cdk/core:bootstrapQualifier': 'q' },
    bootstrapParameters: ['aws://111122223333/eu-west-1', '--tags', 'owner=me'],
  });
});
