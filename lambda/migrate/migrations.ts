import type { Migration } from './migration';
import { foundation } from './migrations/0001-foundation';
import { records } from './migrations/0002-records';
import { reading } from './migrations/0003-reading';
import { writing } from './migrations/0004-writing';
import { erasing } from './migrations/0005-erasing';
import { keyEpochs } from './migrations/0006-key-epochs';
import { tracing } from './migrations/0007-tracing';
import { sealedReading } from './migrations/0008-sealed-reading';
import { sealedWriting } from './migrations/0009-sealed-writing';
import { erasingInBatches } from './migrations/0010-erasing-in-batches';
import { keeping } from './migrations/0011-keeping';
import { cheaperAccesses } from './migrations/0012-cheaper-accesses';
import { markedTrace } from './migrations/0013-marked-trace';
import { cheaperTraces } from './migrations/0014-cheaper-traces';

/** Every migration in the order of application. Add a new one at the end; never change a released one. */
export const migrations: readonly Migration[] = [
  foundation,
  records,
  reading,
  writing,
  erasing,
  keyEpochs,
  tracing,
  sealedReading,
  sealedWriting,
  erasingInBatches,
  keeping,
  cheaperAccesses,
  markedTrace,
  cheaperTraces,
];
