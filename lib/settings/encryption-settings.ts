import { z } from 'zod';
import { defineWholeNumber } from './fields';

export const encryptionSettings = z.strictObject({
  /**
   * Days between automatic rotations of every customer managed key. Default 365, also the longest. Each of the first two
   * rotations adds 1 USD per month and key.
   */
  rotationPeriodDays: defineWholeNumber(90, 365, 'days'),
  /**
   * Waiting period in days before a key is deleted. Default 30, the longest that KMS allows. Only a disposable
   * environment may have fewer.
   */
  pendingWindowDays: defineWholeNumber(7, 30, 'days'),
});
