import { refresh } from './data';

export type LiveState = 'live' | 'paused' | 'lost';

let source: EventSource | null = null;
let stamp: string | null = null;
let timer: number | null = null;
let paused = false;
export let state: LiveState = 'live';
let changed: (figuresChanged: boolean) => void = () => undefined;

/** Listens as long as the page is seen; at most two redraws a second. */
export function start(run: (figuresChanged: boolean) => void): void {
  changed = run;
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  open();
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
    if (stamp !== null && stamp !== event.data && timer === null) {
      timer = window.setTimeout(() => {
        timer = null;
        refresh();
        changed(true);
      }, 150);
    }
    stamp = event.data;
  };
  source.onerror = () => set('lost');
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
