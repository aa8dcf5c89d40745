import { refresh } from './data';

export type LiveState = 'live' | 'paused' | 'lost';

let source: EventSource | null = null;
let stamp: string | null = null;
let timer: number | null = null;
let last = 0;
let paused = false;
export let state: LiveState = 'live';
/** Events that wait to be in the figures, and the time of the newest that is; null while nothing waits. */
export let stale: { newest: string; behind: number } | null = null;
let waiting = false;
let changed: (figuresChanged: boolean) => void = () => undefined;

/** Listens as long as the page is seen; at most two redraws a second. */
export function start(run: (figuresChanged: boolean) => void): void {
  changed = run;
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  open();
  void look();
}

/** What waits for a moment is no news; what still waits a second later is said. */
async function look(): Promise<void> {
  let wait = 10_000;
  if (!document.hidden) {
    const found = await fetch('/v1/freshness').then((answer) => (answer.ok ? answer.json() : null), () => null) as { newest: string; behind: number } | null;
    const before = stale;
    if (found) stale = found.behind > 0 && waiting ? found : null;
    waiting = (found?.behind ?? 0) > 0;
    if (waiting) wait = 1_000;
    if (before?.behind !== stale?.behind) changed(false);
  }
  setTimeout(() => void look(), wait);
}

export function toggle(): void {
  paused = !paused;
  if (paused) {
    close();
    set('paused');
  } else {
    open();
    refresh();
  }
}

function open(): void {
  if (paused || source || document.hidden) return;
  source = new EventSource('/v1/live');
  source.onmessage = (event) => {
    set('live');
    if (stamp !== null && stamp !== event.data) soon();
    stamp = event.data;
  };
  source.onerror = () => set('lost');
}

/** The first change is shown at once, those that follow within half a second together. */
function soon(): void {
  if (timer !== null) return;
  const show = (): void => {
    last = Date.now();
    timer = null;
    refresh();
    changed(true);
  };
  const wait = last + 500 - Date.now();
  if (wait <= 0) show();
  else timer = window.setTimeout(show, wait);
}

function close(): void {
  source?.close();
  source = null;
}

function set(next: LiveState): void {
  if (state !== next) {
    state = next;
    changed(false);
  }
}
