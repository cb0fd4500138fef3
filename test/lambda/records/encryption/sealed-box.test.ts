import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deriveKey, open, type SealContext, seal } from '../../../../lambda/records/encryption/sealed-box';
import { TamperedData } from '../../../../lambda/records/encryption/tampered-data';

const key = randomBytes(32);
const context: SealContext = ['field', 'example', 'subject', 'record', 'name'];
const plaintext = Buffer.from('Ada Example');

function sealOne(text = plaintext, where: SealContext = context, with_ = key): Buffer {
  return seal(with_, { plaintext: text, context: where });
}

describe('a ciphertext', () => {
  test('decrypts with the same key and context, for any plaintext', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.array(fc.string(), { maxLength: 5 }), (bytes, where) => {
        expect(open(key, sealOne(Buffer.from(bytes), where), where)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test('differs each time, and does not contain the plaintext', () => {
    const sealed = Array.from({ length: 100 }, () => sealOne().toString('hex'));
    expect(new Set(sealed).size).toBe(sealed.length);
    expect(sealed.join('')).not.toContain(plaintext.toString('hex'));
  });

  test('has a salt of its own, however many there are', () => {
    const salts = Array.from({ length: 200 }, () => sealOne().subarray(1, 17).toString('hex'));
    expect(new Set(salts).size).toBe(salts.length);
  });

  test('decrypts, whichever salt it has', () => {
    for (let sealed = 0; sealed < 200; sealed += 1) expect(open(key, sealOne(), context)).toEqual(plaintext);
  });

  test('is 65 bytes longer than the plaintext: format, salt, commitment and tag', () => {
    expect(sealOne()).toHaveLength(plaintext.length + 65);
    expect(sealOne(Buffer.alloc(0))).toHaveLength(65);
    expect(sealOne()[0]).toBe(2);
  });

  test('a ciphertext with any changed bit does not decrypt', () => {
    const sealed = sealOne();
    for (let at = 0; at < sealed.length * 8; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
      expect(() => open(key, changed, context)).toThrow(TamperedData);
    }
  });

  test('does not decrypt when it is shorter or longer', () => {
    const sealed = sealOne();
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => open(key, sealed.subarray(0, length), context)).toThrow(TamperedData);
    }
    expect(() => open(key, Buffer.concat([sealed, Buffer.of(0)]), context)).toThrow(TamperedData);
  });

  test('does not decrypt with another key', () => {
    expect(() => open(randomBytes(32), sealOne(), context)).toThrow(TamperedData);
  });

  test.each<[string, SealContext]>([
    ['another word', ['field', 'example', 'subject', 'record', 'email']],
    ['a word less', ['field', 'example', 'subject', 'record']],
    ['a word more', [...context, '']],
    ['words in another order', ['field', 'subject', 'example', 'record', 'name']],
    ['words run together', ['field', 'example', 'subjectrecord', '', 'name']],
    ['a quote that would join two words', ['field', 'example","subject', 'record', 'name']],
  ])('does not decrypt in a context with %s', (_what, where) => {
    expect(() => open(key, sealOne(), where)).toThrow(TamperedData);
  });

  test('fails with a code that may be logged', () => {
    expect(new TamperedData()).toMatchObject({ name: 'TamperedData', code: 'TAMPERED' });
  });

  test('fails with the same message for every reason', () => {
    const messages = [sealOne().subarray(1), Buffer.alloc(3), sealOne(plaintext, [])].map((sealed) => {
      try {
        return open(key, sealed, context).toString();
      } catch (error) {
        return String(error);
      }
    });
    expect(new Set(messages)).toEqual(new Set(['TamperedData: a ciphertext was changed, or belongs to another place']));
  });
});

describe('derived keys', () => {
  test('are the output of HKDF-Expand with SHA-512', () => {
    // hkdfSync extracts first; what it expands is the extracted key.
    const extracted = createHmac('sha512', Buffer.alloc(64)).update(key).digest();
    const expected = Buffer.from(hkdfSync('sha512', key, Buffer.alloc(64), 'bulwark wrapping ', 32));
    expect(deriveKey(extracted, 'wrapping')).toEqual(expected);
  });

  test('keys for different purposes differ, and have 32 bytes', () => {
    const [one, other] = [deriveKey(key, 'wrapping'), deriveKey(key, 'blind index')];
    expect(one).toHaveLength(32);
    expect(one.equals(other)).toBe(false);
  });

  test('commit a message to its key and to its context', () => {
    const computeCommitment = (sealed: Buffer, where: SealContext) =>
      createHmac('sha512', key)
        .update('bulwark message ')
        .update(sealed.subarray(1, 17))
        .update(
          createHash('sha256')
            .update(JSON.stringify([2, ...where]))
            .digest(),
        )
        .update(Buffer.of(1))
        .digest()
        .subarray(32);
    const sealed = sealOne();
    expect(sealed.subarray(17, 49)).toEqual(computeCommitment(sealed, context));
    // GCM alone would let an attacker who knows the key make a ciphertext that opens in two contexts.
    expect(sealed.subarray(17, 49)).not.toEqual(computeCommitment(sealed, ['field', 'neighbour']));
  });
});
