import { html, nothing, render, type TemplateResult } from 'lit';
import './app.css';
import '@fontsource/inter/latin-400.css';
import '@fontsource/inter/latin-600.css';
import '@fontsource/inter/vietnamese-400.css';
import '@fontsource/inter/vietnamese-600.css';
import { keepOnly, need, onData, question, shownSlots } from './data';
import { date } from './format';
import * as live from './live';
import { openCalendar } from './parts/calendar';
import './parts/chart';
import { banner, dateBar, staleBanner } from './parts/datebar';
import { shown } from './parts/states';
import { openWhyPanel, setShownDay, whyPanel } from './parts/why';
import { go, here, onMove, t, to } from './state';
import { budgetView } from './views/budget';
import { communesView } from './views/communes';
import { criteriaView } from './views/criteria';
import { editionsView, editionView } from './views/editions';
import { indicatorsView } from './views/indicators';
import type { Overview } from './views/model';
import { ocopView } from './views/ocop';
import { overviewView } from './views/overview';
import { placeView } from './views/place';
import { recordView } from './views/record';

const VIEWS = ['', 'communes', 'criteria', 'budget', 'ocop', 'indicators', 'editions'] as const;
const root = document.getElementById('app')!;
let planned = false;
let lastView = '';
let lastDay = '';
let flash = false;

/** Many changes in one moment make one redraw. */
function redraw(): void {
  if (planned) return;
  planned = true;
  queueMicrotask(() => {
    planned = false;
    draw();
  });
}

function draw(): void {
  const { lang, view, code } = here();
  document.documentElement.lang = lang;
  const before = `${view}/${code ?? ''}`;
  if (before !== lastView) {
    keepOnly(new Set(['overview', 'reforms']));
    lastView = before;
  }
  const parameters = question();
  const overview = need<Overview>('overview', `/v1/overview${parameters ? '?' + parameters : ''}`);
  const days = overview.value;
  // Asked for at once, seen when the day is known: the banner that names the day would push it down.
  const content = body(view, code, overview);
  if (days) {
    setShownDay(days.validOn, days.unit.code);
    if (lastDay && lastDay !== days.validOn) say(t('asOfDay', { date: date(lang, days.validOn) }));
    lastDay = days.validOn;
  }
  render(html`
    <a class="skip" href="#main" @click=${(event: Event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>${t('skip')}</a>
    <header class="top">
      <a class="brand" href=${to('')}>${t('programme')} <span>${days?.unit.nameVi ?? ''}</span></a>
      <nav aria-label=${t('programme')}>${VIEWS.map((one) => html`<a href=${to(one)} aria-current=${one === view ? 'page' : nothing}>${t(one === '' ? 'overview' : one)}</a>`)}</nav>
      <div class="side"><a href=${otherLanguage()} hreflang=${lang === 'vi' ? 'en' : 'vi'} lang=${lang === 'vi' ? 'en' : 'vi'}>${t('otherLanguage')}</a>
        <button class="tool" aria-label=${t('theme')} @click=${theme}><svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/></svg></button>
        <button class="tool print" @click=${() => print()}>${t('print')}</button></div>
    </header>
    <section class="bars" aria-label=${t('figuresOf')}>${dateBar(days, redraw)}</section>
    <main id="main" tabindex="-1" class=${flash ? 'flash' : ''}>${days || overview.error ? html`${staleBanner()}${banner(days)}${content}` : shown('overview', overview, () => html``, 8)}</main>
    <p class="address">${location.href}</p>
    <p class="quiet" id="spoken" role="status" aria-live="polite"></p>
    ${whyPanel()}`, root);
  document.title = [viewTitle(view, code), days && days.validOn !== days.today ? date(lang, days.validOn) : '', t('programme')].filter(Boolean).join(' – ');
  openWhyPanel();
  openCalendar();
  if (days && performance.getEntriesByName('figures').length === 0) performance.mark('figures');
}

function body(view: string, code: string | null, overview: ReturnType<typeof need<Overview>>): TemplateResult {
  switch (view) {
    case '': return shown('overview', overview, overviewView, 8);
    case 'communes': return communesView(overview.value?.today ?? '9999-12-31', overview.value?.validOn ?? '');
    case 'criteria': return criteriaView();
    case 'budget': return budgetView();
    case 'ocop': return ocopView();
    case 'indicators': return indicatorsView(overview.value?.validOn ?? '');
    case 'editions': return code ? editionView(code) : editionsView();
    case 'record': return recordView();
    case 'place': return code ? placeView(code, overview.value?.validOn) : html`<h1>${t('pageNotFound')}</h1>`;
    default: return html`<h1>${t('pageNotFound')}</h1>`;
  }
}

function viewTitle(view: string, code: string | null): string {
  if (view === 'place' || view === 'record' || (view === 'editions' && code)) return nameOnPage() || (code ?? '');
  return (VIEWS as readonly string[]).includes(view) ? t(view === '' ? 'overview' : (view as 'communes')) : '';
}

/** What the page calls itself, without the badge beside its name. */
function nameOnPage(): string {
  const parts = [...(document.querySelector('main h1')?.childNodes ?? [])].filter((part) => part instanceof Text || (part instanceof Element && !part.classList.contains('badge')));
  return parts.map((part) => part.textContent).join('').trim().replace(/\s+/g, ' ');
}

/** The same page, day and choices in the other language. */
function otherLanguage(): string {
  const { lang, view, code, query } = here();
  return to(view, code, Object.fromEntries(query), lang === 'vi' ? 'en' : 'vi');
}

function theme(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('ntm-theme', root.dataset.theme);
  dispatchEvent(new Event('ntm-theme'));
}

function say(text: string): void {
  const place = document.getElementById('spoken');
  if (place) place.textContent = text;
}

/** Links within the dashboard change the address without loading the shell again. */
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.('a');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || link.hasAttribute('download')) return;
  const address = new URL((link as HTMLAnchorElement).href ?? link.getAttribute('href') ?? '', location.href);
  const href = link instanceof SVGAElement ? link.href.baseVal : address.href;
  const url = new URL(href, location.href);
  if (url.origin !== location.origin || !/^\/(vi|en)?(\/|$)/.test(url.pathname) || url.pathname.startsWith('/v1')) return;
  event.preventDefault();
  const moved = url.pathname !== location.pathname;
  go(url.pathname + url.search);
  if (moved) {
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }
});

/** On paper nothing can be opened: every table is printed with its chart. */
let shut: HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => {
  shut = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  shut.forEach((one) => { one.open = true; });
});
addEventListener('afterprint', () => shut.forEach((one) => { one.open = false; }));

document.documentElement.dataset.theme = localStorage.getItem('ntm-theme') ?? '';
if (!document.documentElement.dataset.theme) delete document.documentElement.dataset.theme;
root.replaceChildren();
onMove(redraw);
onData(redraw);
draw();
live.start((figuresChanged) => {
  if (figuresChanged && shownSlots().length) {
    say(t('updated'));
    flash = true;
    setTimeout(() => { flash = false; redraw(); }, 1500);
  }
  redraw();
});
