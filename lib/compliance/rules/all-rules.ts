import { databaseProxyRules } from './database-proxy-rules';
import type { Rule } from './rule';

/** Every rule of our own pack. */
export const allRules: readonly Rule[] = [...databaseProxyRules];
