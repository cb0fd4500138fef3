import { z } from 'zod';
import { wholeNumber } from './text';

export const encryptionSettings = z.strictObject({
  /** Days between automatic rotations of every customer managed key. Default 365. Each of the first two rotations adds 1 USD a month per key. */
  rotationPeriodDays: wholeNumber(90, 2560, 'days'),
  /** Days between asking for a key's deletion and losing it. Default 30, the longest AWS allows. */
  pendingWindowDays: wholeNumber(7, 30, 'days'),
});
