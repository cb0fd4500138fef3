import type { ExposureEdge } from '../../exposure/exposure-record';

/** What an edge does, which decides its line. */
export type EdgeKind = 'call' | 'data' | 'log' | 'sign-in';

export const EDGE_KINDS: Readonly<Record<EdgeKind, string>> = {
  call: 'calls',
  data: 'reads or writes data',
  log: 'writes logs or sends events',
  'sign-in': 'signs in',
};

export function classifyEdge({ action }: Pick<ExposureEdge, 'action'>): EdgeKind {
  if (/\b(logs?|records?|events?|messages?|audit|alarms?|notif\w+|alerts?|publishes|delivers)\b/i.test(action))
    return 'log';
  if (/\b(signs?|sign-in|assumes?|authenticates?|authorizes?|tokens?)\b/i.test(action)) return 'sign-in';
  if (/\b(reads?|writes?|stores?|queries|deletes?|connects?|copied|copies|replicates|backs?)\b/i.test(action)) {
    return 'data';
  }
  return 'call';
}

/** The strongest of the edges between two nodes decides: data before calls, calls before logs. */
export function chooseEdgeKind(edges: readonly ExposureEdge[]): EdgeKind {
  const kinds = new Set(edges.map(classifyEdge));
  const order: readonly EdgeKind[] = ['data', 'call', 'sign-in', 'log'];
  return order.find((kind) => kinds.has(kind)) ?? 'call';
}
