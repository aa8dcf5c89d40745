import { here } from './state';

/** What is known of one answer: the last value stays while a new one is on its way. */
export interface Loaded<T> {
  value: T | null;
  loading: boolean;
  error: string | null;
}

interface Entry {
  url: string;
  value: unknown;
  loading: boolean;
  error: string | null;
  again: boolean;
}

const entries = new Map<string, Entry>();
let changed: () => void = () => undefined;

export function onData(run: () => void): void {
  changed = run;
}

/** Parameters that every question has: the unit, the day and the moment. */
export function question(unit?: string | null): string {
  const query = new URLSearchParams();
  const { query: own } = here();
  const of = unit ?? own.get('unit');
  if (of) query.set('unit', of);
  if (own.get('on')) query.set('validOn', own.get('on')!);
  if (own.get('asOf')) query.set('asOf', own.get('asOf')!);
  return query.toString();
}

/** The answer to a question, asked once; the slot names the place on the page that shows it. */
export function need<T>(slot: string, url: string): Loaded<T> {
  let entry = entries.get(slot);
  if (!entry) {
    entry = { url: '', value: null, loading: false, error: null, again: false };
    entries.set(slot, entry);
  }
  if (entry.url !== url) {
    entry.url = url;
    void load(entry);
  }
  return { value: entry.value as T | null, loading: entry.loading, error: entry.error };
}

async function load(entry: Entry): Promise<void> {
  if (entry.loading) {
    entry.again = true;
    return;
  }
  entry.loading = true;
  const url = entry.url;
  try {
    const answer = await fetch(url, { headers: { Accept: 'application/json', 'Accept-Language': here().lang } });
    const body = await answer.json();
    if (!answer.ok) throw new Error([body.errors?.[0]?.detail ?? body.title ?? answer.status, body.traceId].filter(Boolean).join(' · '));
    if (entry.url === url) {
      entry.value = body;
      entry.error = null;
    }
  } catch (problem) {
    if (entry.url === url) entry.error = problem instanceof Error ? problem.message : String(problem);
  }
  entry.loading = false;
  if (entry.again || entry.url !== url) {
    entry.again = false;
    void load(entry);
  }
  changed();
}

/** Asks again what the page shows; an answer that is the same comes back as "not modified". */
export function refresh(slots: Iterable<string> = entries.keys()): void {
  for (const slot of slots) {
    const entry = entries.get(slot);
    if (entry) void load(entry);
  }
}

/** Forgets answers of views that are left, so that they are not asked for again at every change. */
export function keepOnly(slots: Set<string>): void {
  for (const slot of [...entries.keys()]) if (!slots.has(slot)) entries.delete(slot);
}

export function shownSlots(): string[] {
  return [...entries.keys()];
}
