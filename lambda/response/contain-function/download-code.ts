import type { IncidentRecord } from '../record/incident-record';

/** Most bytes of a package that are copied; the memory of the function holds it. Functions here have less than 1 MB. */
const LIMIT_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

/** Copies the code of a function into the incident record. A larger package is named by its hash only. */
export async function downloadCode(
  location: string | undefined,
  codeSha256: string | undefined,
  record: IncidentRecord,
): Promise<{ readonly kept: string | undefined; readonly codeSha256: string | undefined }> {
  if (location === undefined) return { kept: undefined, codeSha256 };
  const response = await fetch(location, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`the code of the function could not be downloaded: ${response.status}`);
  if (Number(response.headers.get('content-length') ?? 0) > LIMIT_BYTES) {
    await response.body?.cancel();
    return { kept: undefined, codeSha256 };
  }
  const kept = await record.keep('code.zip', new Uint8Array(await response.arrayBuffer()));
  return { kept, codeSha256 };
}
