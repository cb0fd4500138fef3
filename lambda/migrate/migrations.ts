import type { Migration } from './migration';
import { foundation } from './migrations/0001-foundation';
import { records } from './migrations/0002-records';
import { reading } from './migrations/0003-reading';
import { writing } from './migrations/0004-writing';
import { erasing } from './migrations/0005-erasing';

/** Every migration in the order of application. Add a new one at the end; never change a released one. */
export const migrations: readonly Migration[] = [foundation, records, reading, writing, erasing];
