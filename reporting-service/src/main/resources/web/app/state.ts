import type { Lang, Text } from './text';
import { say } from './text';

/** The address is the state: what is seen can be reloaded, shared and printed. */
export interface Place {
  lang: Lang;
  view: string;
  code: string | null;
  query: URLSearchParams;
}

export function here(): Place {
  const [lang, view = '', code = null] = location.pathname.split('/').filter((part) => part !== '');
  return { lang: lang === 'en' ? 'en' : 'vi', view: view ?? '', code: code ? decodeURIComponent(code) : null, query: new URLSearchParams(location.search) };
}

export function t(key: Text, values: Record<string, string | number> = {}): string {
  return say(here().lang, key, values);
}

/** Address of a view, with the unit, the day and the moment kept and the view's own choices left behind. */
export function to(view: string, code: string | null = null, more: Record<string, string> = {}, lang: Lang = here().lang): string {
  const query = new URLSearchParams();
  for (const name of view === 'place' ? ['on', 'asOf'] : ['unit', 'on', 'asOf']) {
    const value = here().query.get(name);
    if (value) query.set(name, value);
  }
  Object.entries(more).forEach(([name, value]) => query.set(name, value));
  const path = [lang, view, code].filter((part) => part).map((part) => encodeURIComponent(part as string)).join('/');
  return `/${path}${query.size ? '?' + query : ''}`;
}

/** The same page with some choices changed; null takes one away. */
export function withQuery(changes: Record<string, string | null>): string {
  const query = new URLSearchParams(here().query);
  Object.entries(changes).forEach(([name, value]) => (value === null || value === '' ? query.delete(name) : query.set(name, value)));
  return location.pathname + (query.size ? '?' + query : '');
}

let listener: () => void = () => undefined;

export function onMove(run: () => void): void {
  listener = run;
  addEventListener('popstate', run);
}

export function go(address: string, replace = false): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  listener();
}
