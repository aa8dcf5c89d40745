import { html, nothing, type TemplateResult } from 'lit';
import { date } from '../format';
import { here, t } from '../state';

/** The programme began in 2010 (800/QĐ-TTg): of earlier days there is nothing to see. */
export const FIRST_DAY = '2010-01-01';

/** The day that the arrow keys stand on while the calendar is open. */
let focused: string | null = null;

const WEEKDAYS = {
  vi: [['T2', 'Thứ hai'], ['T3', 'Thứ ba'], ['T4', 'Thứ tư'], ['T5', 'Thứ năm'], ['T6', 'Thứ sáu'], ['T7', 'Thứ bảy'], ['CN', 'Chủ nhật']],
  en: [['Mo', 'Monday'], ['Tu', 'Tuesday'], ['We', 'Wednesday'], ['Th', 'Thursday'], ['Fr', 'Friday'], ['Sa', 'Saturday'], ['Su', 'Sunday']],
};

const DAYS_OF_KEY: Record<string, (iso: string) => number> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: () => -7,
  ArrowDown: () => 7,
  Home: (iso) => -weekday(iso),
  End: (iso) => 6 - weekday(iso),
};

/** Opens a calendar to choose a day up to today; the text field beside it stays for whoever would rather write. */
export function calendarButton(day: string, today: string, redraw: () => void): TemplateResult {
  return html`<button type="button" class="tool" id="calendar-open" aria-haspopup="dialog" aria-label=${t('calendar')} @click=${() => stand(day, today, redraw)}>
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 4h12v10H2zM2 7h12M5 2v3M11 2v3" fill="none" stroke="currentColor" stroke-width="1.5"/></svg></button>`;
}

export function calendar(day: string, today: string, choose: (iso: string) => void, redraw: () => void): TemplateResult | typeof nothing {
  const at = focused;
  if (at === null) return nothing;
  const { lang } = here();
  const move = (iso: string): void => stand(iso, today, redraw);
  const chosen = (iso: string): void => {
    close(redraw);
    choose(iso);
  };
  const key = (event: KeyboardEvent): void => {
    const days = DAYS_OF_KEY[event.key];
    const months = event.key === 'PageUp' ? -1 : event.key === 'PageDown' ? 1 : 0;
    if (!days && !months) return;
    event.preventDefault();
    move(days ? addDays(at, days(at)) : addMonths(at, months * (event.shiftKey ? 12 : 1)));
  };
  const [year, month] = at.split('-').map(Number);
  const years = Array.from({ length: Number(today.slice(0, 4)) - Number(FIRST_DAY.slice(0, 4)) + 1 }, (_, n) => Number(FIRST_DAY.slice(0, 4)) + n);
  const picked = (event: Event): number => Number((event.target as HTMLSelectElement).value);
  return html`
    <dialog id="calendar" aria-labelledby="calendar-title" @cancel=${(event: Event) => { event.preventDefault(); close(redraw); }}>
      <div class="sheet-head"><h2 id="calendar-title" aria-live="polite">${t('monthOfYear', { month: t(`month-${month}` as 'month-1'), year })}</h2><button class="tool" @click=${() => close(redraw)}>${t('close')}</button></div>
      <p class="slider"><button class="tool" ?disabled=${at.slice(0, 7) <= FIRST_DAY.slice(0, 7)} aria-label=${t('monthEarlier')} @click=${() => move(addMonths(at, -1))}>‹</button>
        <label class="quiet" for="calendar-month">${t('month')}</label><select id="calendar-month" @change=${(event: Event) => move(addMonths(at, picked(event) - month))}>${Array.from({ length: 12 }, (_, n) => html`<option value=${n + 1} ?selected=${n + 1 === month}>${t(`month-${n + 1}` as 'month-1')}</option>`)}</select>
        <label class="quiet" for="calendar-year">${t('year')}</label><select id="calendar-year" @change=${(event: Event) => move(addMonths(at, (picked(event) - year) * 12))}>${years.map((one) => html`<option value=${one} ?selected=${one === year}>${one}</option>`)}</select>
        <button class="tool" ?disabled=${at.slice(0, 7) >= today.slice(0, 7)} aria-label=${t('monthLater')} @click=${() => move(addMonths(at, 1))}>›</button></p>
      <table role="grid" aria-labelledby="calendar-title" @keydown=${key}>
        <thead><tr>${WEEKDAYS[lang].map(([short, long]) => html`<th scope="col" abbr=${long}>${short}</th>`)}</tr></thead>
        <tbody>${weeks(at).map((week) => html`<tr>${week.map((one) => (one === null ? html`<td></td>` : html`<td aria-selected=${one === day}>
          <button data-day=${one} tabindex=${one === at ? 0 : -1} aria-label=${date(lang, one)} aria-current=${one === today ? 'date' : nothing} ?disabled=${one < FIRST_DAY || one > today} @click=${() => chosen(one)}>${Number(one.slice(8))}</button></td>`))}</tr>`)}</tbody>
      </table>
      <p class="note">${t('calendarKeys')}</p>
    </dialog>`;
}

function stand(iso: string, today: string, redraw: () => void): void {
  const sameDialog = document.activeElement?.closest('#calendar .slider');
  focused = iso < FIRST_DAY ? FIRST_DAY : iso > today ? today : iso;
  redraw();
  if (!sameDialog) onceDrawn(() => document.querySelector<HTMLElement>(`[data-day="${focused}"]`)?.focus());
}

function close(redraw: () => void): void {
  focused = null;
  redraw();
  onceDrawn(() => document.getElementById('calendar-open')?.focus());
}

/** After the drawing that redraw() has queued and before the next key: a frame later, Enter would still press the day left behind. */
function onceDrawn(focus: () => void): void {
  queueMicrotask(focus);
}

/** Weeks of the month from Monday on; null where another month's day would stand. */
function weeks(iso: string): (string | null)[][] {
  const first = iso.slice(0, 8) + '01';
  const last = Number(addDays(addMonths(first, 1), -1).slice(8));
  const cells: (string | null)[] = [...Array<null>(weekday(first)).fill(null), ...Array.from({ length: last }, (_, n) => first.slice(0, 8) + String(n + 1).padStart(2, '0'))];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (_unused, n) => cells[week * 7 + n] ?? null));
}

/** 0 for Monday. */
function weekday(iso: string): number {
  return (new Date(iso + 'T00:00:00Z').getUTCDay() + 6) % 7;
}

function addDays(iso: string, days: number): string {
  return new Date(Date.parse(iso + 'T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of another month, or its last one. */
function addMonths(iso: string, months: number): string {
  const [year, month, day] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate()))).toISOString().slice(0, 10);
}

/** A dialog of the browser keeps the focus inside and is left with Escape. */
export function openCalendar(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog#calendar');
  if (dialog && !dialog.open) dialog.showModal();
}
