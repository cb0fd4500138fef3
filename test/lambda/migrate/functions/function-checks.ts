import { changeChecks } from './change-checks';
import { continuedErasureChecks } from './continued-erasure-checks';
import { creationChecks } from './creation-checks';
import { epochChecks } from './epoch-checks';
import { erasureChecks } from './erasure-checks';
import { exportChecks } from './export-checks';
import type { FunctionCheck } from './function-database';
import { keyChecks, tenantSettingChecks } from './key-checks';
import { layerChecks } from './layer-checks';
import { linkChecks } from './link-checks';
import { markChecks } from './mark-checks';
import { missingEventChecks } from './missing-event-checks';
import { readingChecks } from './reading-checks';
import { recordEventChecks } from './record-event-checks';
import { rotationChecks } from './rotation-checks';
import { tenantErasureChecks } from './tenant-erasure-checks';
import { verificationChecks } from './verification-checks';

/** The checks of every function of the database. */
export const functionChecks: readonly FunctionCheck[] = [
  ...recordEventChecks,
  ...linkChecks,
  ...verificationChecks,
  ...missingEventChecks,
  ...markChecks,
  ...erasureChecks,
  ...continuedErasureChecks,
  ...tenantErasureChecks,
  ...epochChecks,
  ...layerChecks,
  ...keyChecks,
  ...rotationChecks,
  ...creationChecks,
  ...changeChecks,
  ...readingChecks,
  ...exportChecks,
  ...tenantSettingChecks,
];
