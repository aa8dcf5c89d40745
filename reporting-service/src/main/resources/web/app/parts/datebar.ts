import { html, nothing, type TemplateResult } from 'lit';
import { need } from '../data';
import { date, number, parseDate, time } from '../format';
import * as live from '../live';
import { go, here, t, withQuery } from '../state';
import { calendar, calendarButton, FIRST_DAY } from './calendar';

export interface Days {
  validOn: string;
  today: string;
  firstDay: string;
  newest: string;
  unit: { code: string; nameVi: string };
}

let problem = '';

/** Turns the whole page to another day. A text field, since the browsers' own date input shows the wrong order. */
export function dateBar(days: Days | null, redraw: () => void): TemplateResult {
  const { lang } = here();
  const reforms = need<{ items: { day: string }[] }>('reforms', '/v1/reforms').value?.items ?? [];
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = new FormData(event.target as HTMLFormElement).get('day') as string;
    const iso = parseDate(text);
    problem = iso === null ? t('badDate') : days && iso > days.today ? t('futureDate', { today: date('vi', days.today) }) : iso < FIRST_DAY ? t('tooEarly', { first: date('vi', FIRST_DAY) }) : '';
    if (problem === '' && iso) move(iso);
    else redraw();
  };
  const move = (iso: string): void => go(withQuery({ on: days && iso === days.firstDay ? null : iso, page: null }));
  const presets: [string, string][] = days
    ? [
        [days.today, t('today')],
        [days.firstDay, `${t('firstDay')} (${date(lang, days.firstDay)})`],
        [endOfMonthBefore(days.validOn), t('monthBefore')],
        [`${Number(days.validOn.slice(0, 4)) - 1}-12-31`, t('yearBefore')],
        ...reforms.filter((one) => one.day <= days.today).map((one): [string, string] => [one.day, t('reformDay', { date: date(lang, one.day) })]),
      ]
    : [];
  return html`
    <form class="datebar" @submit=${submit}>
      <label for="day">${t('figuresOf')}</label>
      <input id="day" name="day" inputmode="numeric" autocomplete="off" size="11" .value=${days ? date('vi', days.validOn) : here().query.get('on') ? date('vi', here().query.get('on')) : ''}
        aria-describedby=${problem ? 'day-problem' : nothing} aria-invalid=${problem ? 'true' : nothing} placeholder=${t('dateHint')}>
      ${days ? calendarButton(days.validOn, days.today, redraw) : html`<span class="tool unseen"><span class="icon"></span></span>`}
      <button class="tool">${t('go')}</button>
      <label class="quiet" for="preset">${t('presets')}</label>
      <select id="preset" @change=${(event: Event) => { const value = (event.target as HTMLSelectElement).value; (event.target as HTMLSelectElement).value = ''; if (value) move(value); }}>
        <option value="">${t('presets')}</option>${presets.map(([iso, name]) => html`<option value=${iso}>${name}</option>`)}
      </select>
      ${problem ? html`<p id="day-problem" class="problem" role="alert">${problem}</p>` : nothing}
    </form>${days ? calendar(days.validOn, days.today, move, redraw) : nothing}
    <p class="livebar" data-live=${live.state}><span class="dot" aria-hidden="true"></span>
      <span>${t(live.state === 'live' ? 'live' : live.state === 'paused' ? 'livePaused' : 'liveLost')}</span>
      <button class="tool" aria-pressed=${live.state === 'paused'} @click=${() => live.toggle()}>${t(live.state === 'paused' ? 'resume' : 'pause')}</button>
      <span class="note">${days ? t('dataTo', { time: time(lang, days.newest) }) : nothing}</span></p>`;
}

/** Says that events wait to be in the figures. */
export function staleBanner(): TemplateResult | typeof nothing {
  const { lang } = here();
  return live.stale ? html`<div class="banner stale" role="status"><p>${t('stale', { time: time(lang, live.stale.newest), n: number(lang, live.stale.behind) })}</p></div>` : nothing;
}

/** Says on every page, and in print, that an other day than today is shown. */
export function banner(days: Days | null): TemplateResult | typeof nothing {
  const { lang, query } = here();
  const asOf = query.get('asOf');
  const unit = query.get('unit');
  if (!days || (days.validOn === days.today && !asOf && !unit)) return nothing;
  return html`<div class="banner" role="status"><p>${unit ? html`${t('bannerUnit', { unit: days.unit.nameVi })} <a href=${withQuery({ unit: null })}>${t('wholeProvince')}</a> ` : nothing}${days.validOn === days.today ? nothing : t('banner', { date: date(lang, days.validOn) })}
    ${asOf ? t('bannerAsOf', { time: time(lang, asOf) }) : nothing}
    ${days.validOn === days.today ? nothing : html`<a href=${withQuery({ on: days.today })}>${t('backToToday')}</a>`}
    ${asOf ? html`<a href=${withQuery({ asOf: null })}>${t('knownNow')}</a>` : nothing}</p></div>`;
}

function endOfMonthBefore(iso: string): string {
  return new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, 0)).toISOString().slice(0, 10);
}
