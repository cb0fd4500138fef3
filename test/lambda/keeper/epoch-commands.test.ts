import { KMSClient } from '@aws-sdk/client-kms';
import { describe, expect, test } from '@jest/globals';
import { createEpochService } from '../../../lambda/keeper/epoch-service';

// What KMS is sent, and its rare answers. test/lambda/keeper/epoch-service.test.ts has a KMS endpoint.
const ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

function createServiceThatReceives(answers: readonly unknown[], settleMs = 0) {
  const sent: unknown[] = [];
  const kms = new KMSClient({ region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  kms.send = async ({ input }: { readonly input: unknown }) => {
    sent.push(input);
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const tag = { name: 'bulwark-epochs', value: 'production' };
  return { service: createEpochService({ kms, policy: '{"a":1}', tag, pendingDays: 7, settleMs }), sent };
}
const fail = (name: string) => Object.assign(new Error('refused'), { name });

describe('the KMS key of an epoch', () => {
  test('has the tags and the policy by which it is used, and a description of what it is', async () => {
    const { service, sent } = createServiceThatReceives([{ KeyMetadata: { Arn: ARN } }]);
    expect(await service.create(7)).toBe(ARN);
    expect(sent).toEqual([
      {
        Description: 'Bulwark: key epoch 7 of production',
        Policy: '{"a":1}',
        BypassPolicyLockoutSafetyCheck: true,
        Tags: [
          { TagKey: 'bulwark-epochs', TagValue: 'production' },
          { TagKey: 'epoch', TagValue: '7' },
        ],
      },
    ]);
  });

  test.each([[{}], [{ KeyMetadata: {} }]])('is not created when KMS answers %j', async (answer) => {
    await expect(createServiceThatReceives([answer]).service.create(7)).rejects.toMatchObject({
      dependency: 'keys',
      code: 'EmptyAnswer',
    });
  });

  test('is deleted after the waiting period', async () => {
    const { service, sent } = createServiceThatReceives([{}]);
    await service.scheduleDeletion(ARN);
    expect(sent).toEqual([{ KeyId: ARN, PendingWindowInDays: 7 }]);
  });

  test.each([['KMSInvalidStateException'], ['NotFoundException']])(
    'is not deleted twice: %s is no failure',
    async (name) => {
      await expect(createServiceThatReceives([fail(name)]).service.scheduleDeletion(ARN)).resolves.toBeUndefined();
    },
  );

  test('is not deleted when KMS refuses for another reason', async () => {
    const { service } = createServiceThatReceives([fail('AccessDeniedException')]);
    await expect(service.scheduleDeletion(ARN)).rejects.toMatchObject({
      dependency: 'keys',
      code: 'AccessDeniedException',
    });
  });
});

describe('the permissions of a new key', () => {
  const GENERATED = { Plaintext: Buffer.from('plain'), CiphertextBlob: Buffer.from('wrapped') };

  test.each([['AccessDeniedException'], ['NotFoundException']])(
    'are waited for after %s, five seconds each time',
    async (name) => {
      const { service, sent } = createServiceThatReceives([fail(name), GENERATED], 5_000);
      const started = performance.now();
      expect((await service.generate(ARN)).plaintext).toEqual(Buffer.from('plain'));
      expect(performance.now() - started).toBeGreaterThan(4_900);
      expect(sent).toHaveLength(2);
    },
  );

  test.each([
    [4_999, 1],
    [5_000, 2],
  ])(
    'are waited for no longer than they may take: in %i milliseconds KMS is called %i times',
    async (settleMs, calls) => {
      const { service, sent } = createServiceThatReceives([fail('AccessDeniedException')], settleMs);
      await expect(service.generate(ARN)).rejects.toMatchObject({ code: 'AccessDeniedException' });
      expect(sent).toHaveLength(calls);
    },
  );

  test.each([
    ['ThrottlingException'],
    ['AccessDeniedExceptionOfAnotherKind'],
    ['NoAccessDeniedException'],
    ['InvalidCiphertextException'],
  ])('are not waited for after %s', async (name) => {
    const { service, sent } = createServiceThatReceives([fail(name), GENERATED], 5_000);
    await expect(service.generate(ARN)).rejects.toThrow();
    expect(sent).toHaveLength(1);
  });
});
