/** What a tenant may be called, wherever a tenant is named: in tokens, in encryption contexts, in the database. */
export const TENANT_ID = /^[a-z0-9][a-z0-9-]{1,62}$/;
