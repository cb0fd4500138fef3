/** The tenant of the token was erased. It stores nothing any more. */
export class TenantGone extends Error {
  override readonly name = 'TenantGone';

  constructor() {
    super('the tenant was erased');
  }
}
