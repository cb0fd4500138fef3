import type { Migration } from './migration';
import { foundation } from './migrations/0001-foundation';

/** Every migration in the order it is applied. A new one goes to the end; one that was released never changes. */
export const migrations: readonly Migration[] = [foundation];
