/** A ciphertext that was changed, moved to another place or sealed with another key. */
export class TamperedData extends Error {
  override readonly name = 'TamperedData';
  readonly code = 'TAMPERED';

  constructor() {
    super('a ciphertext was changed, or belongs to another place');
  }
}
