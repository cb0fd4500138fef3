import { describe, expect, test } from '@jest/globals';
import { hasSecretCommand } from '../../../src/rules/secrets/secret-commands';
import { inProperties, inText, join, letters } from './find-secrets';

const PASSWORD = 'S3cretRoot9';
const FOUND = ['Value: password or token that a command of the text is given'];

describe('a literal credential of a command is found', () => {
  test.each([
    `mysql -p${PASSWORD} -h db`,
    `mysqldump -uroot -p'${PASSWORD}' app > dump.sql`,
    `curl -su deploy:${PASSWORD} https://files.example.com`,
    `curl --user deploy:${PASSWORD} https://files.example.com`,
    `curl -H "X-Api-Key: ${letters(32)}" https://files.example.com`,
    `docker login -u app -p ${PASSWORD}`,
    `sshpass -p ${PASSWORD} ssh app@host`,
    `echo 'root:${PASSWORD}' | sudo chpasswd`,
    `echo ${PASSWORD} | passwd --stdin root`,
    `htpasswd -cb /etc/users admin ${PASSWORD}`,
    `net user Admin ${PASSWORD} /add`,
    `$text = ConvertTo-SecureString "${PASSWORD}" -AsPlainText -Force`,
    `redis-cli -h host -a ${PASSWORD} ping`,
    `ldapsearch -x -D cn=admin -w ${PASSWORD}`,
    `sqlcmd -S host -U sa -P ${PASSWORD}`,
    `mongosh -u root -p ${PASSWORD} admin`,
    `keytool -import -storepass ${PASSWORD}`,
    `openssl rsa -in key -passin pass:${PASSWORD}`,
    `aws configure set aws_secret_access_key ${letters(40)}`,
    `kubectl create secret generic db --from-literal=value=${PASSWORD}`,
    `vault login ${PASSWORD}xyz`,
    `useradd -m -p ${PASSWORD} app`,
    `rabbitmqctl add_user admin ${PASSWORD}`,
    `psql -c "CREATE USER app PASSWORD '${PASSWORD}'"`,
    `mysql -e "ALTER USER root IDENTIFIED BY '${PASSWORD}'"`,
    `export GITHUB_TOKEN=${letters(24)}`,
    `setx DB_PASSWORD ${PASSWORD}`,
  ])('%s', (command) => {
    expect(inText(command)).toHaveLength(1);
    expect(
      inProperties('AWS::EC2::Instance', { UserData: Buffer.from(`#!/bin/bash\n${command}\n`).toString('base64') }),
    ).toHaveLength(1);
  });

  test('and named without the credential', () => {
    expect(inText(`mysql -p${PASSWORD} -h db`)).toEqual(FOUND);
  });
});

describe('a command that reads its credential is quiet', () => {
  test.each([
    'mysql -p"$DB_PASSWORD" -h db',
    'mysql --defaults-file=/etc/my.cnf',
    'mysql -P 3306 -h db',
    'curl -u "$USER:$TOKEN" https://files.example.com',
    'curl -sS --retry 3 https://files.example.com/a:b',
    'TOKEN=$(curl -X PUT http://169.254.169.254/latest/api/token -H "X-aws-ec2-metadata-token-ttl-seconds: 21600")',
    'curl -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254/latest',
    'aws ecr get-login-password | docker login -u AWS --password-stdin registry.example.com',
    'docker run -p 8080:8080 app',
    'net user Guest /active:no',
    'vault login -method=aws role=app',
    'kubectl create secret generic db --from-literal=value=$VALUE',
    'keytool -list -storepass "$PASS"',
    'useradd -m -s /bin/bash app',
    'export DB_PASSWORD=$(read-secret app)',
    'export TOKEN_FILE=/run/secrets/token1',
    'passwd -l root',
  ])('%s', (command) => {
    expect(inText(command)).toEqual([]);
  });
});

test('hostile texts cost linear time', () => {
  const texts = [
    'curl -u a',
    'curl ',
    'mysql -p',
    'login -p ',
    'a:aaaa',
    'user name password ',
    '-H "api-key',
    'htpasswd -b a ',
    'export A',
  ];
  // A pattern that is not linear takes minutes here, and the test ends with its timeout.
  for (const text of texts) expect(hasSecretCommand(text.repeat(Math.ceil(100_000 / text.length)))).toBeDefined();
});

describe('tokens of further services are found by their beginnings', () => {
  const hex = (count: number): string => '0a1b2c3d4e5f6978'.repeat(10).slice(0, count);
  const upper = (count: number): string => letters(count).toUpperCase();
  const lower = (count: number): string => letters(count).toLowerCase();
  test.each([
    join('ABSK', letters(90)),
    join('pplx-', letters(48)),
    join('gsk_', letters(52)),
    join('xai-', letters(80)),
    join('r8_', letters(37)),
    join('nvapi-', letters(64)),
    join('lsv2_pt_', hex(32)),
    join('figd_', letters(40)),
    join('CFPAT-', letters(43)),
    join('rdme_', lower(70)),
    join('sk.eyJ1', letters(40), '.', letters(22)),
    join('pscale_tkn_', letters(43)),
    join('sbp_', hex(40)),
    join('CCIPAT_', letters(22), '_', hex(40)),
    join('bkua_', hex(40)),
    join('nfp_', letters(36)),
    join('AKCp', letters(69)),
    join('pul-', hex(40)),
    join('rubygems_', hex(48)),
    join('CLOJARS_', lower(60)),
    join('oy2', lower(43)),
    join('sqp_', hex(40)),
    join('snyk_uat.', letters(8), '.', letters(60)),
    join('dt0c01.', upper(24), '.', upper(64)),
    join('sntrys_', letters(60)),
    join('LTAI', letters(20)),
    join('v1.0-', hex(24), '-', hex(146)),
    join('tskey-auth-', letters(12), '-', letters(32)),
    join('shippo_live_', hex(40)),
    join('EZAK', letters(54)),
    join('re_', letters(8), '_', letters(24)),
    join('sdk-', '6f9a2c11-58d0-4a7e-9d53-0b6c1f4e7a92'),
    join('1/', '1234567890123456:', hex(32)),
    join('https://hooks.zapier.com/hooks/catch/', '1234567/', 'abcdefg'),
    join('base64:', letters(43), '='),
    join('acme_live_', 'x7Kq2mZp9Tb4Vn8Lc3Wd6Rf1Hs5Jy0Gk2Xv'),
  ])('%s', (token) => {
    expect(inText(token)).toHaveLength(1);
  });

  test.each([
    'ssm_AutomationDocumentWithAVeryLongNameIndeed',
    'api_0a1b2c3d4e5f69780a1b2c3d4e5f6978',
    'sdk-version-2.1.0-with-a-long-description',
    'live_migration_of_the_production_database_of_records',
  ])('%s is no token', (text) => {
    expect(inText(text)).toEqual([]);
  });
});
