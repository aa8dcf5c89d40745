import { html, nothing, svg, type TemplateResult } from 'lit';
import { need, question } from '../data';
import { date, folded, money, number } from '../format';
import { downloads, sorted, tableOf, type Column } from '../parts/table';
import { shown } from '../parts/states';
import { go, here, t, to, withQuery } from '../state';
import { LEVELS, levelOf, missing, type Commune, type Level } from './model';

const PAGE = 25;
const LEVEL_TEXT = { NONE: 'none', STANDARD: 'standard', ADVANCED: 'advanced', MODEL: 'model' } as const;

export function levelName(level: Level): string {
  return t(LEVEL_TEXT[level]);
}

/** A square that is told apart by fill and by shape, not by colour alone. */
export function levelMark(level: Level): TemplateResult {
  const at = LEVELS.indexOf(level);
  return html`<svg class=${'mark level' + at} viewBox="0 0 14 14" aria-hidden="true"><rect x="1" y="1" width="12" height="12" rx="2"/>
    ${[...Array(at)].map((_, dot) => svg`<circle cx=${3.7 + dot * 3.3} cy="7" r="1.3" class="dotmark"/>`)}</svg>`;
}

export function communesView(today: string, day: string): TemplateResult {
  const loaded = need<{ items: Commune[] }>('communes', `/v1/communes?${question()}`);
  return shown('communes', loaded, (page) => {
    const recognised = page.items.filter((one) => one.level).length;
    return html`
      <h1>${t('communesTitle', { n: recognised, of: page.items.length })}</h1>
      <div class="map-table">${mapCard(today, day)}${tableCard(page.items)}</div>`;
  }, 8);
}

function columns(): Column<Commune>[] {
  const { lang } = here();
  return [
    { key: 'name', name: t('communes'), show: (one) => html`<a href=${to('place', one.code)}>${one.nameVi}</a>`, raw: (one) => one.nameVi },
    { key: 'district', name: t('district'), show: (one) => one.districtName ?? '–', raw: (one) => one.districtName },
    { key: 'level', name: t('level'), show: (one) => html`${levelMark(levelOf(one))} ${levelName(levelOf(one))}`, raw: (one) => levelName(levelOf(one)), sort: (one) => LEVELS.indexOf(levelOf(one)) },
    { key: 'met', name: t('criteriaMet'), numeric: true, show: (one) => one.criteriaMet === undefined ? html`<span class="hatched">${t('notReported')}</span>` : `${one.criteriaMet}/${one.criteriaTotal}`, raw: (one) => one.criteriaMet },
    { key: 'weakest', name: t('weakest'), show: (one) => missing(one).join(', ') || (one.verdicts ? '0' : '–'), raw: (one) => missing(one).join(' '), sort: (one) => (one.verdicts ? missing(one).length : null) },
    { key: 'assessed', name: t('assessedOn'), show: (one) => date(lang, one.assessedOn), raw: (one) => one.assessedOn, sort: (one) => one.assessedOn ?? '' },
    { key: 'plan', name: t('plan'), numeric: true, show: (one) => money(lang, one.plan), raw: (one) => one.plan },
    { key: 'ocop', name: t('productsRated'), numeric: true, show: (one) => `${one.products} (${one.rated})`, raw: (one) => one.products },
  ];
}

function tableCard(all: Commune[]): TemplateResult {
  const { query } = here();
  const districts = new Map(all.filter((one) => one.district).map((one) => [one.district!, one.districtName ?? one.district!]));
  const wanted = folded(query.get('q') ?? '');
  const rows = sorted(
    all.filter((one) => (!wanted || folded(one.nameVi).includes(wanted))
      && (!query.get('district') || one.district === query.get('district'))
      && (!query.get('level') || levelOf(one) === query.get('level'))),
    columns(), query.get('sort') ?? '-weakest');
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number(query.get('page') ?? 1)));
  const set = (name: string) => (event: Event): void => go(withQuery({ [name]: (event.target as HTMLInputElement).value, page: null }), true);
  return html`
    <section class="card" aria-labelledby="list">
      <h2 id="list">${t('communes')}</h2>
      <form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}>
        <label>${t('filterName')} <input type="search" .value=${query.get('q') ?? ''} @input=${set('q')}></label>
        <label>${t('district')} <select @change=${set('district')}><option value="">${t('allDistricts')}</option>${[...districts].map(([code, name]) => html`<option value=${code} ?selected=${query.get('district') === code}>${name}</option>`)}</select></label>
        <label>${t('level')} <select @change=${set('level')}><option value="">${t('allLevels')}</option>${LEVELS.map((level) => html`<option value=${level} ?selected=${query.get('level') === level}>${levelName(level)}</option>`)}</select></label>
        <p aria-live="polite">${t('results', { n: rows.length })}</p>
      </form>
      ${all.length === 0 ? html`<p>${t('noCommunes')}</p>` : rows.length === 0
        ? html`<p>${t('noResult')} <a href=${withQuery({ q: null, district: null, level: null })}>${t('clearFilters')}</a></p>`
        : tableOf(t('communes'), columns(), rows.slice((page - 1) * PAGE, page * PAGE), { key: query.get('sort') ?? '-weakest', by: (key) => go(withQuery({ sort: query.get('sort') === '-' + key ? key : '-' + key, page: null }), true) })}
      <div class="tools">
        ${pages > 1 ? html`<nav aria-label=${t('page', { n: page, of: pages })}>
          ${page > 1 ? html`<a href=${withQuery({ page: String(page - 1) })}>${t('previous')}</a>` : nothing} <span>${t('page', { n: page, of: pages })}</span>
          ${page < pages ? html`<a href=${withQuery({ page: String(page + 1) })}>${t('next')}</a>` : nothing}</nav>` : nothing}
        ${downloads('communes', columns(), rows)}
        <a class="tool" href=${`/v1/communes?${question()}`} download="communes.json">JSON</a>
      </div>
    </section>`;
}

/** Points on a plain frame of latitude and longitude, at the day of the page or of a reform. */
function mapCard(today: string, day: string): TemplateResult {
  const { lang, query } = here();
  const reforms = (need<{ items: { day: string }[] }>('reforms', '/v1/reforms').value?.items ?? []).map((one) => one.day).filter((day) => day <= today);
  const mapOn = query.get('mapOn');
  const parameters = new URLSearchParams(question());
  if (mapOn) parameters.set('validOn', mapOn);
  const loaded = need<{ items: Commune[] }>('map', `/v1/communes?${parameters}`);
  const steps = reforms;
  const at = mapOn ? steps.indexOf(mapOn) : steps.filter((one) => one <= day).length;
  const move = (index: number): void => go(withQuery({ mapOn: steps[index] ?? null }), true);
  return html`
    <figure class="card map" aria-labelledby="map-title">
      <figcaption><h2 id="map-title">${t('mapTitle')}</h2>
        <div class="slider"><button class="tool" ?disabled=${at <= 0} @click=${() => move(at - 1)}>${t('earlier')}</button>
          <label>${t('mapTime')} <input type="range" min="0" max=${Math.max(0, steps.length - 1)} step="1" .value=${String(Math.max(0, Math.min(at, steps.length - 1)))}
            aria-valuetext=${date(lang, mapOn ?? day)} @change=${(event: Event) => move(Number((event.target as HTMLInputElement).value))}></label>
          <button class="tool" ?disabled=${at >= steps.length - 1} @click=${() => move(mapOn ? at + 1 : at)}>${t('later')}</button>
          <strong>${date(lang, mapOn ?? day)}</strong>
          ${mapOn ? html`<a href=${withQuery({ mapOn: null })}>${t('clearFilters')}</a>` : nothing}</div></figcaption>
      ${shown('map', loaded, (page) => points(page.items), 5)}
    </figure>`;
}

function points(all: Commune[]): TemplateResult {
  const placed = all.filter((one) => one.latitude !== undefined && one.longitude !== undefined);
  const west = 106.4, east = 108.15, south = 20.75, north = 21.7;
  const x = (one: Commune): number => ((one.longitude! - west) / (east - west)) * 570 + 5;
  const y = (one: Commune): number => (1 - (one.latitude! - south) / (north - south)) * 370 + 5;
  const counts = LEVELS.map((level) => all.filter((one) => levelOf(one) === level).length);
  return html`
    <svg class="points" viewBox="0 0 580 380" role="img" aria-label=${LEVELS.map((level, at) => `${levelName(level)}: ${counts[at]}`).join('; ')}>
      <rect x="0.5" y="0.5" width="579" height="379" class="frame"/>
      ${placed.map((one) => svg`<a href=${to('place', one.code)} tabindex="-1"><circle cx=${x(one)} cy=${y(one)} r="6.5" class=${'level' + LEVELS.indexOf(levelOf(one))}><title>${one.nameVi} · ${levelName(levelOf(one))}${one.criteriaMet === undefined ? '' : ` · ${one.criteriaMet}/${one.criteriaTotal}`}</title></circle></a>`)}
    </svg>
    <ul class="legend">${LEVELS.map((level, at) => html`<li>${levelMark(level)} ${levelName(level)} <strong>${counts[at]}</strong></li>`)}</ul>
    <p class="note">${t('mapNote', { n: all.length - placed.length })}</p>`;
}
